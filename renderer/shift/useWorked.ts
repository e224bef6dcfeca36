import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'

const minuteMs = 60_000

/** The time worked in this shift, in milliseconds; it moves once a minute and stands still in breaks. */
export function useWorked(): number {
  const { counters } = useWorkstation()
  const figures = useStore(counters, state => state.value)
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    setPassed(0)
    if (figures?.running !== true) return
    const since = performance.now()
    const timer = setInterval(() => setPassed(performance.now() - since), minuteMs / 4)
    return () => clearInterval(timer)
  }, [figures])
  return (figures?.workedMs ?? 0) + passed
}
