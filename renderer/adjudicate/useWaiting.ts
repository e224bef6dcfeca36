import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { waitingOf } from './waiting.ts'

const readEveryMs = 60_000

/** How much waits for a decision; followed from every page of a desk, so that its counts are true wherever somebody is. */
export function useWaiting(): { pairs: number; contests: number } {
  const { waiting, contests } = waitingOf(useWorkstation())
  useEffect(() => {
    const read = (): void => {
      void waiting.refresh()
      void contests.refresh()
    }
    read()
    const timer = setInterval(read, readEveryMs)
    return () => clearInterval(timer)
  }, [waiting, contests])
  return { pairs: useStore(waiting, reading => reading.value?.length ?? 0), contests: useStore(contests, reading => reading.value?.length ?? 0) }
}
