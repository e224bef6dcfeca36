import { phoneCodeOf } from '../../../shared/domain/phone-code.ts'
import { digest } from '../crypto/digest.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { Refusal } from '../refusal.ts'
import { createFiling } from './filing.ts'
import { createRecentlyHeard } from './recent.ts'

/** Filing, and one's own cases for ever after. */
export function createEscalationHandlers(desk: Desk): Pick<
  DeskHandlers,
  'escalations.file' | 'escalations.recent' | 'escalations.phoneCode' | 'escalations.mine' | 'escalations.reply'
> {
  const { db, clips, escalations, stream, emit } = desk
  const file = createFiling(desk)

  return {
    'escalations.file': filing => {
      const filed = file(filing)
      emit('escalations.changed')
      emit('clips.changed')
      desk.urgent()
      return filed
    },
    'escalations.recent': createRecentlyHeard(db),
    'escalations.phoneCode': ({ clip }) => ({ code: clips.knows(clip) ? phoneCodeOf(digest, clips.get(clip).lease, clip) : null }),
    'escalations.mine': () => escalations.mine(),
    'escalations.reply': ({ escalation, step }) => {
      db.transaction(() => {
        const question = escalations.question(escalation)
        if (step.action === 'call_mistaken') escalations.callMistaken(escalation)
        else {
          if (question === null) throw new Refusal('escalation_moved_on')
          escalations.settle(escalation)
        }
        stream.append('escalation.replied', { escalation, step })
      })()
      emit('escalations.changed')
      desk.urgent()
      return {}
    },
  }
}
