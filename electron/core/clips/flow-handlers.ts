import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { createSurvey } from './survey.ts'

/** Finding one's way among clips and batches. */
export function createFlowHandlers({ db, clips, place, now }: Desk): Pick<DeskHandlers, 'clips.survey' | 'batches.list' | 'clips.enter'> {
  const survey = createSurvey(db)
  return {
    'clips.survey': () => survey.clips(now()),
    'batches.list': () => survey.batches(now()),
    'clips.enter': ({ clip }) => {
      if (clip !== null) clips.requireWorkable(clip, now())
      place.enter(clip)
      return {}
    },
  }
}
