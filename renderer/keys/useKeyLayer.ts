import { useEffect } from 'react'
import { useWorkstation } from '../state/workstation.ts'
import type { KeyLayer } from './action.ts'

/** Holds a layer on the keyboard for as long as the caller is drawn; null holds none. */
export function useKeyLayer(layer: KeyLayer | null): void {
  const { keyboard } = useWorkstation()
  useEffect(() => (layer === null ? undefined : keyboard.push(layer)), [keyboard, layer])
}
