import type { FilerStep } from '../../shared/domain/case-steps.ts'
import type { RejectionReason } from '../../shared/hub-api/rejections.ts'
import { recordFinding } from '../store/findings.ts'
import { byPerson, misfit, type Fact, type Recorders, type Recording } from '../streams/recording.ts'
import { reportedApart, type Filing, type Reported } from './filing.ts'
import { knownCase, openCase } from './open.ts'
import { actorOf, takeStep, type Hindrance } from './steps.ts'
import { takeWaitingSteps } from './waiting.ts'

/** An escalated clip counts as done, like any other; what does not fit is left out of the figures, never of the case. */
async function countAsDone(recording: Recording, { seq, at, payload }: Fact<'escalation.filed'>, person: string): Promise<void> {
  const { clip, batch, lease, shift } = payload
  if ((await misfit(recording, { clip, batch, lease, shift })) !== null) return
  const apart = { handling_ms: null, revision: null, task_version: null, annotation: null, heard_ms: null, cause: null, corrected: null, labelled: null }
  await recording.transaction
    .insertInto('decisions')
    .values({ stream: recording.stream, seq, kind: 'escalation', clip, batch, lease, shift, person, at, ...apart })
    .execute()
}

/** A filing in its own stream: it joins the case that its signed copy opened, or opens it. */
async function file(recording: Recording, fact: Fact<'escalation.filed' | 'report.filed'>, payload: Reported, person: string): Promise<RejectionReason | null> {
  const { transaction, receivedAt, stream, owner } = recording
  const { id, at, commitment, seq } = fact
  const filing: Filing = { filer: person, device: owner.device, event: { id, at, commitment }, payload }
  const known = await knownCase(transaction, filing)
  if (known === 'other') {
    await recordFinding(transaction, receivedAt, { kind: 'escalation_mismatch', device: owner.device, stream, seq, escalation: payload.escalation })
    return { code: 'case_of_other_filing' }
  }
  if (known === 'none') {
    await openCase(transaction, filing, receivedAt, receivedAt)
    await takeWaitingSteps(transaction, payload.escalation)
  } else await transaction.updateTable('escalations').set({ joined_at: receivedAt }).where('filing', '=', payload.escalation).execute()
  return null
}

/** A step by its filer, as it is once the case has gone on without it: an answer is kept, a *rather not* is moot. */
const late = (step: FilerStep) => (step.action === 'answer_lead' ? ({ action: 'answer_late', answer: step.answer } as const) : null)

/** What stands against a step by its filer; who is none takes none, and the rest is for the case to say as it stands. */
function reasonFor(why: Hindrance): RejectionReason {
  if (why === 'not_filer') return { code: 'case_of_other_filer' }
  return { code: why === 'no_such_case' ? 'case_unknown' : 'case_moved_on' }
}

async function reply({ transaction, receivedAt }: Recording, { payload }: Fact<'escalation.replied'>, person: string): Promise<RejectionReason | null> {
  const { escalation, step } = payload
  const found = await transaction.selectFrom('escalations').select('id').where('filing', '=', escalation).executeTakeFirst()
  if (found === undefined) return { code: 'case_unknown' }
  const by = await actorOf(transaction, person)
  const stepped = await takeStep(transaction, found.id, { at: receivedAt, by, step })
  if (stepped.ok) return null
  if (stepped.why !== 'wrong_state') return reasonFor(stepped.why)
  const instead = late(step)
  if (instead === null) return null
  const kept = await takeStep(transaction, found.id, { at: receivedAt, by, step: instead })
  return kept.ok ? null : reasonFor(kept.why)
}

/** Reports of harm, and what their filers say of them afterwards. */
export const escalationRecorders: Pick<Recorders, 'escalation.filed' | 'report.filed' | 'escalation.replied'> = {
  'escalation.filed': byPerson(async (recording, fact, person) => {
    const objection = await file(recording, fact, fact.payload, person)
    if (objection === null) await countAsDone(recording, fact, person)
    return objection
  }),
  'report.filed': byPerson((recording, fact, person) => file(recording, fact, reportedApart(fact.payload), person)),
  'escalation.replied': byPerson(reply),
}
