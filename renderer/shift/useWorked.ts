import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { useNow } from '../ui/useNow.ts'

const tickMs = 15_000

/** The time worked in this shift, in milliseconds; it moves with the minutes and stands still in breaks. */
export function useWorked(): number {
  const { counters } = useWorkstation()
  const { value, readAt } = useStore(counters)
  const running = value?.running === true
  const now = useNow(running ? tickMs : null)
  return (value?.workedMs ?? 0) + (running ? Math.max(0, now - readAt) : 0)
}
