import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Care } from '../../shared/contract/care.ts'
import { useWorkstation } from '../state/workstation.ts'
import { keptOf } from './kept.ts'

/** A moment more than what the core waits for. */
const slackMs = 500

/** What is kept back from the reviewer for now; read again at the time when that ends. */
export function useCare(): Care | null {
  const { care } = keptOf(useWorkstation())
  const value = useStore(care, state => state.value)
  useEffect(() => void care.refresh(), [care])
  const until = value?.heldUntil ?? null
  useEffect(() => {
    if (until === null) return
    const timer = setTimeout(() => void care.refresh(), Math.max(0, until - Date.now()) + slackMs)
    return () => clearTimeout(timer)
  }, [care, until])
  return value
}
