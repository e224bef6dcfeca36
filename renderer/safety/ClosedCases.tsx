import type { ReactNode } from 'react'
import type { OpenPlayer } from '../player/player.ts'
import { SafetyInbox } from './SafetyInbox.tsx'
import { useCasework } from './useCasework.ts'

/** Every case that has ended, with its whole record; one can be reopened, and its evidence exported. */
export function ClosedCases({ openPlayer, status }: { openPlayer: OpenPlayer; status: ReactNode }) {
  const casework = useCasework('closed')
  return <SafetyInbox casework={casework} which="closed" openPlayer={openPlayer} status={status} />
}
