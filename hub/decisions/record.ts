import type { Annotation } from '../../shared/domain/annotation.ts'
import { countedOf, type Counted } from '../../shared/domain/counted.ts'
import { withoutWords } from '../../shared/domain/recall.ts'
import type { RejectionReason } from '../../shared/hub-api/rejections.ts'
import type { Insertable } from 'kysely'
import { insertRows } from '../store/dialect.ts'
import type { DecisionRow } from '../store/rows/work.ts'
import { byPerson, misfit, type Fact, type Recorders, type Recording } from '../streams/recording.ts'
import { unfitness } from './fit.ts'

type Answer = Pick<Insertable<DecisionRow>, 'kind' | 'task_version' | 'annotation' | 'heard_ms' | 'cause'>

const notCounted = { corrected: null, labelled: null }

/** What an answer changed in what its reviewer was shown, as long as the hub itself still knows that. */
async function count({ givenOf }: Recording, clip: string, annotation: Annotation): Promise<Counted> {
  const { hypothesis, destroyed_at: destroyedAt } = await givenOf(clip)
  return countedOf(annotation, destroyedAt === null ? hypothesis : null)
}

/** Writes down what answers came since it was last called: one by one takes twice as long, and they come by the thousand. */
export const writeAnswers = async ({ transaction, answers }: Recording): Promise<void> => insertRows(transaction, 'decisions', answers.splice(0))

/** Takes an answer up, unless this revision of it is here already; whether it was not. */
async function add(recording: Recording, row: Insertable<DecisionRow> & { revision: number }): Promise<boolean> {
  const revisions = await recording.revisionsOf(row.clip)
  if (revisions.has(row.revision)) return false
  revisions.add(row.revision)
  recording.answers.push(row)
  return true
}

async function decide(
  recording: Recording,
  { seq, at, payload }: Fact<'annotation.submitted' | 'clip.skipped'>,
  person: string,
  answer: Answer,
): Promise<RejectionReason | null> {
  const { clip, batch, lease, shift, revision, handlingMs } = payload
  const objection = await misfit(recording, { clip, batch, lease, shift })
  if (objection !== null) return objection
  if ('annotation' in payload) {
    const unfit = await unfitness(recording, batch, clip, payload.annotation)
    if (unfit !== null) return unfit
  }
  const counted = 'annotation' in payload ? await count(recording, clip, payload.annotation) : notCounted
  const row = { stream: recording.stream, seq, clip, batch, lease, shift, person, at, handling_ms: handlingMs, revision, ...answer, ...counted }
  if (!(await add(recording, row))) return { code: 'revision_known' }
  recording.decided.add(clip)
  return null
}

/** What is left of an answer, where the answer itself is not here. */
async function keepErased(recording: Recording, { seq, at, payload }: Fact<'annotation.erased'>, person: string): Promise<RejectionReason | null> {
  const { clip, batch, lease, shift, revision, taskVersion, annotation, handlingMs, heardMs, counted, decidedAt } = payload
  const objection = await misfit(recording, { clip, batch, lease, shift })
  if (objection !== null) return objection
  const answer = { kind: 'annotation', task_version: taskVersion, annotation: JSON.stringify(withoutWords(annotation)), heard_ms: heardMs, cause: null } as const
  const figures = counted ?? { corrected: 0, labelled: 0 }
  await add(recording, { stream: recording.stream, seq, clip, batch, lease, shift, person, at: decidedAt ?? at, handling_ms: handlingMs, revision, ...answer, ...figures })
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
    await writeAnswers(recording)
    const { numUpdatedRows } = await recording.transaction
      .updateTable('decisions')
      .set({ withdrawn_at: at })
      .where('clip', '=', payload.clip)
      .where('revision', '=', payload.revision)
      .where('stream', 'in', recording.lineage)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return { code: 'answer_missing' }
    recording.decided.add(payload.clip)
    return null
  },
}
