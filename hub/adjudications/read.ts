import { z } from 'zod'
import { adjudicationStateOf, Difference } from '../../shared/domain/adjudication.ts'
import { Annotation, Slot, TimedWord } from '../../shared/domain/annotation.ts'
import { ContentFlag } from '../../shared/domain/exposure.ts'
import { playbackGainDb } from '../../shared/domain/loudness.ts'
import { TaskSpecification } from '../../shared/domain/task.ts'
import { Span } from '../../shared/domain/values.ts'
import { timeOfWords } from '../../shared/domain/word-times.ts'
import { spreadWords, wordsOf } from '../../shared/domain/words.ts'
import type { GivenAnswer, OpenAdjudication, WaitingAdjudication } from '../../shared/hub-api/adjudications.ts'
import { standingDecisions } from '../decisions/standing.ts'
import { toText } from '../keys/bytes.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { standingOf } from './standing.ts'

const Differs = z.array(Difference)
const Words = z.array(TimedWord)
const Spans = z.array(Span)
const Slots = z.array(Slot)
const Flags = z.array(ContentFlag)

const mostListed = 200

/** Adjudications that wait for somebody who may hear their clip, oldest first: never one of the two whose answers they are. */
const waitingRows = (store: Store, person: string) =>
  store
    .selectFrom('adjudications')
    .innerJoin('clips', 'clips.id', 'adjudications.clip')
    .where('adjudications.settled_at', 'is', null)
    .where('adjudications.lapsed_at', 'is', null)
    .where('clips.quarantined_at', 'is', null)
    .where('clips.held_at', 'is', null)
    .where('adjudications.a', '!=', person)
    .where('adjudications.b', '!=', person)

export async function listWaiting(store: Store, person: string): Promise<WaitingAdjudication[]> {
  const rows = await waitingRows(store, person)
    .select(['adjudications.id', 'adjudications.differs', 'adjudications.opened_at', 'clips.locale', 'clips.duration_ms', 'clips.flags'])
    .orderBy('adjudications.opened_at')
    .orderBy('adjudications.id')
    .limit(mostListed)
    .execute()
  return rows.map(row => ({
    adjudication: row.id,
    locale: row.locale,
    durationMs: row.duration_ms,
    differs: Differs.parse(JSON.parse(row.differs)),
    openedAt: row.opened_at,
    flags: Flags.parse(JSON.parse(row.flags)),
  }))
}

/** An open adjudication that this person may decide on. Refuses with `not_found`, `second_person_needed`, `clip_withheld` or `wrong_state`. */
export async function requireOpen(store: Store, adjudication: string, person: string) {
  const row = await store.selectFrom('adjudications').selectAll().where('id', '=', adjudication).executeTakeFirst()
  if (row === undefined) throw new Refusal('not_found', 'There is no such adjudication.')
  if (person === row.a || person === row.b) throw new Refusal('second_person_needed', 'Nobody decides on an answer of their own.')
  const state = adjudicationStateOf(await standingOf(store, row))
  if (state === 'suspended' || state === 'ended') throw new Refusal('clip_withheld', 'This recording is withheld; nobody plays it.')
  if (state !== 'open') throw new Refusal('wrong_state', 'This adjudication was settled meanwhile, or the answers agree by now.')
  return row
}

/** The two answers that stand, with the task that they were given under. */
export async function standingPair(store: Store, { clip, a, b }: { clip: string; a: string; b: string }) {
  const rows = await standingDecisions(store, [clip])
    .innerJoin('batches', 'batches.id', 'standing.batch')
    .where('standing.annotation', 'is not', null)
    .select(['standing.person', 'standing.annotation', 'standing.task_version', 'batches.task'])
    .execute()
  const of = (person: string) => {
    const row = rows.find(one => one.person === person)
    if (row === undefined) throw new Error('An open adjudication has lost one of its answers')
    return { annotation: Annotation.parse(JSON.parse(row.annotation ?? '')), taskVersion: row.task_version ?? 1, task: TaskSpecification.parse(JSON.parse(row.task)) }
  }
  return { a: of(a), b: of(b) }
}

/** Everything that a decision is made from, but the sound. Refuses as `requireOpen` does. */
export async function readAdjudication(store: Store, adjudication: string, person: string): Promise<OpenAdjudication> {
  const row = await requireOpen(store, adjudication, person)
  const clip = await store
    .selectFrom('clips')
    .select(['locale', 'duration_ms', 'peaks', 'loudness', 'true_peak', 'speech', 'hypothesis', 'words', 'flags', 'intent', 'slots'])
    .where('id', '=', row.clip)
    .executeTakeFirstOrThrow()
  const pair = await standingPair(store, row)
  const speech = Spans.parse(JSON.parse(clip.speech))
  const timed = clip.words === null ? spreadWords(clip.hypothesis, speech, clip.duration_ms) : Words.parse(JSON.parse(clip.words))
  const given = (annotation: Annotation): GivenAnswer => ({
    annotation,
    words: wordsOf(annotation.transcript).map((_, at) => timeOfWords(timed, annotation.transcript, { from: at, to: at + 1 }, clip.duration_ms)),
  })
  return {
    adjudication,
    clip: row.clip,
    version: row.version,
    differs: Differs.parse(JSON.parse(row.differs)),
    openedAt: row.opened_at,
    locale: clip.locale,
    durationMs: clip.duration_ms,
    peaks: toText(clip.peaks),
    gainDb: playbackGainDb(clip.loudness, clip.true_peak),
    speech,
    wordsApproximate: clip.words === null,
    flags: Flags.parse(JSON.parse(clip.flags)),
    task: pair.a.task,
    suggested: { intent: clip.intent, slots: Slots.parse(JSON.parse(clip.slots)) },
    a: given(pair.a.annotation),
    b: given(pair.b.annotation),
  }
}
