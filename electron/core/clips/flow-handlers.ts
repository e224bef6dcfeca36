import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { createSurvey } from './survey.ts'

/** Finding one's way among clips and batches. */
export function createFlowHandlers({ db, clips, order, exposure, place, now }: Desk): Pick<DeskHandlers, 'clips.survey' | 'batches.list' | 'clips.enter'> {
  const survey = createSurvey(db)
  return {
    'clips.survey': () => survey.clips(now(), exposure.optedOut()),
    'batches.list': () => {
      const at = now()
      return survey.batches(at).map(batch => ({ ...batch, first: order.firstOf(batch, at) }))
    },
    'clips.enter': db.transaction(({ clip: id }) => {
      if (id !== null) exposure.requireClip(clips.requireWorkable(id, now()), now())
      place.enter(id)
      return {}
    }),
  }
}
