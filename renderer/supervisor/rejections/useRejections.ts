import { useEffect, useState } from 'react'
import { useWorkstation } from '../../state/workstation.ts'
import { createRejections, type Rejections } from './rejections.ts'

/** Followed from every page of a desk, so that its count is true wherever somebody is. */
export function useRejections(): Rejections {
  const { client } = useWorkstation()
  const [rejections] = useState(() => createRejections(client))
  useEffect(() => rejections.follow(), [rejections])
  return rejections
}
