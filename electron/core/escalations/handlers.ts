import { severityOf } from '../../../shared/domain/escalation.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { Refusal } from '../refusal.ts'

/** Filing, and one's own cases for ever after. */
export function createEscalationHandlers(desk: Desk): Pick<
  DeskHandlers,
  'escalations.file' | 'escalations.mine' | 'escalations.reply'
> {
  const { db, clips, place, listening, decisions, history, escalations, audio, shifts, stream, now, emit } = desk

  return {
    'escalations.file': ({ clip: id, played, ...filing }) => {
      const filed = db.transaction(() => {
        const at = now()
        const { shift, zone } = shifts.latest()
        const clip = clips.get(id)
        // A report of harm is never refused for what a clock said.
        if (played !== null && listening.isPlausible(clip, played)) listening.take(clip, shift, played)
        const escalation = stream.newId()
        const payload = {
          ...filing,
          escalation,
          clip: id,
          batch: clip.batch,
          lease: clip.lease,
          shift,
          severity: severityOf(filing.category, filing.happeningNow),
          heard: listening.heard(id),
          transcript: clips.draft(id).transcript,
          zone,
        }
        decisions.recordEscalation(clip, shift, at)
        stream.append('escalation.filed', payload, escalation)
        escalations.record(payload, at)
        history.forget(id)
        audio.forget(id)
        return { escalation, next: place.enter(clips.nextAfter(id, at)) }
      })()
      emit('escalations.changed')
      emit('clips.changed')
      desk.urgent()
      return filed
    },
    'escalations.mine': () => escalations.mine(),
    'escalations.reply': ({ escalation, step }) => {
      db.transaction(() => {
        const question = escalations.question(escalation)
        if (step.action !== 'call_mistaken') {
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
