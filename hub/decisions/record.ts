import { Annotation, isFalseWake } from '../../shared/domain/annotation.ts'
import { withoutWords } from '../../shared/domain/recall.ts'
import type { Insertable } from 'kysely'
import { isRecalled } from '../clips/withheld.ts'
import type { DecisionRow } from '../store/rows/work.ts'
import { byPerson, misfit, type Fact, type Recorders, type Recording } from '../streams/recording.ts'
import { unfitness } from './fit.ts'
import { standingDecisions } from './standing.ts'

/**
 * Quarantines a clip while somebody's standing answer is that the assistant was not addressed, and frees it after, unless
 * it was recalled as well. From quarantine on it goes the way of a recall.
 */
async function settleQuarantine({ transaction, receivedAt }: Recording, clip: string): Promise<void> {
  const standing = await standingDecisions(transaction, clip).select('standing.annotation').execute()
  const falseWake = standing.some(({ annotation }) => annotation !== null && isFalseWake(Annotation.parse(JSON.parse(annotation)).wake))
  const update = transaction.updateTable('clips').where('id', '=', clip)
  if (falseWake) await update.set({ quarantined_at: receivedAt }).where('quarantined_at', 'is', null).execute()
  else {
    await update
      .set({ quarantined_at: null })
      .where('quarantined_at', 'is not', null)
      .where('destroyed_at', 'is', null)
      .where(eb => eb.not(isRecalled(eb)))
      .execute()
  }
}

type Answer = Pick<Insertable<DecisionRow>, 'kind' | 'task_version' | 'annotation' | 'heard_ms' | 'cause'>

async function isKnown({ transaction, lineage }: Recording, clip: string, revision: number): Promise<boolean> {
  const known = await transaction
    .selectFrom('decisions')
    .select('seq')
    .where('clip', '=', clip)
    .where('revision', '=', revision)
    .where('stream', 'in', lineage)
    .executeTakeFirst()
  return known !== undefined
}

async function decide(
  recording: Recording,
  { seq, at, payload }: Fact<'annotation.submitted' | 'clip.skipped'>,
  person: string,
  answer: Answer,
): Promise<string | null> {
  const { clip, batch, lease, shift, revision, handlingMs } = payload
  const objection = await misfit(recording, { clip, batch, lease, shift })
  if (objection !== null) return objection
  if ('annotation' in payload) {
    const unfit = await unfitness(recording, batch, clip, payload.annotation)
    if (unfit !== null) return unfit
  }
  const { transaction, stream } = recording
  if (await isKnown(recording, clip, revision)) return 'This revision of the answer is here already.'
  await transaction
    .insertInto('decisions')
    .values({ stream, seq, clip, batch, lease, shift, person, at, handling_ms: handlingMs, revision, ...answer })
    .execute()
  await settleQuarantine(recording, clip)
  return null
}

/** What is left of an answer, where the answer itself is not here. */
async function keepErased(recording: Recording, { seq, at, payload }: Fact<'annotation.erased'>, person: string): Promise<string | null> {
  const { clip, batch, lease, shift, revision, taskVersion, annotation, handlingMs, heardMs } = payload
  const objection = await misfit(recording, { clip, batch, lease, shift })
  if (objection !== null) return objection
  const { transaction, stream } = recording
  if (await isKnown(recording, clip, revision)) return null
  const answer = { kind: 'annotation', task_version: taskVersion, annotation: JSON.stringify(withoutWords(annotation)), heard_ms: heardMs, cause: null } as const
  await transaction.insertInto('decisions').values({ stream, seq, clip, batch, lease, shift, person, at, handling_ms: handlingMs, revision, ...answer }).execute()
  return null
}

/** Answers for clips, each revision kept, and their being taken back. */
export const decisionRecorders: Pick<Recorders, 'annotation.submitted' | 'annotation.erased' | 'clip.skipped' | 'decision.withdrawn'> = {
  'annotation.submitted': byPerson((recording, fact, person) => {
    const { taskVersion, annotation, heardMs } = fact.payload
    const answer = { task_version: taskVersion, annotation: JSON.stringify(annotation), heard_ms: heardMs, cause: null }
    return decide(recording, fact, person, { kind: 'annotation', ...answer })
  }),
  'annotation.erased': byPerson(keepErased),
  'clip.skipped': byPerson((recording, fact, person) =>
    decide(recording, fact, person, { kind: 'skip', task_version: null, annotation: null, heard_ms: null, cause: fact.payload.cause }),
  ),
  async 'decision.withdrawn'(recording, { at, payload }) {
    const { numUpdatedRows } = await recording.transaction
      .updateTable('decisions')
      .set({ withdrawn_at: at })
      .where('clip', '=', payload.clip)
      .where('revision', '=', payload.revision)
      .where('stream', 'in', recording.lineage)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return 'There is no such answer to take back.'
    await settleQuarantine(recording, payload.clip)
    return null
  },
}
