import { useCallback } from 'react'
import type { OpenPlayer } from '../player/player.ts'
import { useWorkstation } from '../state/workstation.ts'
import { openSound } from './open-sound.ts'

/** What makes players on this workstation, for features that bring their own recordings. */
export function useOpenPlayer(): OpenPlayer {
  const workstation = useWorkstation()
  return useCallback<OpenPlayer>(fetchSound => openSound(workstation, fetchSound), [workstation])
}
