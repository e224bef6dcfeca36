import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { waitingOf } from './waiting.ts'

const readEveryMs = 60_000

/** How many pairs of answers wait; followed from every page of a desk, so that its count is true wherever somebody is. */
export function useWaiting(): number {
  const waiting = waitingOf(useWorkstation())
  useEffect(() => {
    void waiting.refresh()
    const timer = setInterval(() => void waiting.refresh(), readEveryMs)
    return () => clearInterval(timer)
  }, [waiting])
  return useStore(waiting, reading => reading.value?.length ?? 0)
}
