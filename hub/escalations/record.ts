import { recordFinding } from '../store/findings.ts'
import { byPerson, misfit, type Fact, type Recorders, type Recording } from '../streams/recording.ts'
import { knownCase, openCase, type Filing } from './open.ts'

/** An escalated clip counts as done, like any other; what does not fit is left out of the figures, never of the case. */
async function countAsDone(recording: Recording, { seq, at, payload }: Fact<'escalation.filed'>, person: string): Promise<void> {
  const { clip, batch, lease, shift } = payload
  if ((await misfit(recording, { clip, batch, lease, shift })) !== null) return
  const apart = { handling_ms: null, revision: null, task_version: null, annotation: null, heard_ms: null, cause: null }
  await recording.transaction
    .insertInto('decisions')
    .values({ stream: recording.stream, seq, kind: 'escalation', clip, batch, lease, shift, person, at, ...apart })
    .execute()
}

/** A filing in its own stream: it joins the case that its signed copy opened, or opens it. */
export const escalationRecorders: Pick<Recorders, 'escalation.filed'> = {
  'escalation.filed': byPerson(async (recording, fact, person) => {
    const { transaction, receivedAt, stream, owner } = recording
    const { payload, seq } = fact
    const filing: Filing = { filer: person, device: owner.device, event: fact, payload }
    const known = await knownCase(transaction, filing)
    if (known === 'other') {
      await recordFinding(transaction, receivedAt, { kind: 'escalation_mismatch', device: owner.device, stream, seq, escalation: payload.escalation })
      return 'Another filing opened this case; both are kept.'
    }
    if (known === 'none') await openCase(transaction, filing, receivedAt, receivedAt)
    else await transaction.updateTable('escalations').set({ joined_at: receivedAt }).where('id', '=', payload.escalation).execute()
    await countAsDone(recording, fact, person)
    return null
  }),
}
