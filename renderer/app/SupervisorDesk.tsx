import { useCallback, useMemo, useState } from 'react'
import { AnswerPage } from '../ask/AnswerPage.tsx'
import { Board } from '../supervisor/Board.tsx'
import { Places, type Place } from './Places.tsx'
import { useOpenPlayer } from './useOpenPlayer.ts'

/** A supervisor's two pages: shifts, and the questions that reviewers ask. */
export function SupervisorDesk() {
  const [place, setPlace] = useState<Place>('shifts')
  const places = useMemo(() => <Places place={place} onPlace={setPlace} />, [place])
  const back = useCallback(() => setPlace('shifts'), [])
  const openPlayer = useOpenPlayer()
  return place === 'shifts' ? <Board status={places} /> : <AnswerPage openPlayer={openPlayer} status={places} onLeave={back} />
}
