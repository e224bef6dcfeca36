import { z } from 'zod'
import { TimedWord } from '../../shared/domain/annotation.ts'
import { excerptSpan, wordsWithin } from '../../shared/domain/asking.ts'
import { playbackGainDb } from '../../shared/domain/loudness.ts'
import { Span } from '../../shared/domain/values.ts'
import { spreadWords } from '../../shared/domain/words.ts'
import type { Person } from '../../shared/hub-api/access.ts'
import { ContentFlag } from '../../shared/domain/exposure.ts'
import type { QueuedQuestion } from '../../shared/hub-api/questions.ts'
import { toText } from '../keys/bytes.ts'
import type { Store } from '../store/store.ts'
import { wasLeased } from './rights.ts'

const Words = z.array(TimedWord)
const Spans = z.array(Span)
const Flags = z.array(ContentFlag)

const mostListed = 200
const peakMs = 10

/** Questions put to a reviewer or supervisor: open, on clips that may be heard, not their own and not declined by them. */
const openRows = (store: Store, { person, role }: Person, now: number) =>
  store
    .selectFrom('questions')
    .innerJoin('clips', 'clips.id', 'questions.clip')
    .select([
      'questions.id', 'questions.clip', 'questions.span', 'questions.text', 'questions.received_at', 'questions.expires_at',
      'clips.locale', 'clips.duration_ms', 'clips.peaks', 'clips.loudness', 'clips.true_peak', 'clips.speech', 'clips.hypothesis',
      'clips.words', 'clips.flags',
    ])
    .where('questions.answered_at', 'is', null)
    .where('questions.declined_at', 'is', null)
    .where('questions.expires_at', '>', now)
    .where('questions.asker', '!=', person)
    .where('clips.quarantined_at', 'is', null)
    .where('clips.held_at', 'is', null)
    .$if(role !== 'supervisor', query => query.where(eb => wasLeased(person)(eb)))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('question_declines')
            .select('question_declines.at')
            .whereRef('question_declines.question', '=', 'questions.id')
            .where('question_declines.person', '=', person),
        ),
      ),
    )
    .orderBy('questions.expires_at')
    .orderBy('questions.id')
    .limit(mostListed)

type OpenRow = Awaited<ReturnType<ReturnType<typeof openRows>['execute']>>[number]

function asQueued(row: OpenRow): QueuedQuestion {
  const span = Span.parse(JSON.parse(row.span))
  const excerpt = excerptSpan(span, row.duration_ms)
  const words = row.words === null
    ? spreadWords(row.hypothesis, Spans.parse(JSON.parse(row.speech)), row.duration_ms)
    : Words.parse(JSON.parse(row.words))
  return {
    question: row.id,
    clip: row.clip,
    locale: row.locale,
    span,
    excerpt,
    peaks: toText(row.peaks.subarray(Math.floor(excerpt.from / peakMs), Math.ceil(excerpt.to / peakMs))),
    gainDb: playbackGainDb(row.loudness, row.true_peak),
    words: wordsWithin(words, span),
    wordsApproximate: row.words === null,
    flags: Flags.parse(JSON.parse(row.flags)),
    text: row.text,
    receivedAt: row.received_at,
    expiresAt: row.expires_at,
  }
}

/** What waits for somebody's answer, by what expires first. */
export async function listQueue(store: Store, caller: Person, now: number): Promise<QueuedQuestion[]> {
  return (await openRows(store, caller, now).execute()).map(asQueued)
}
