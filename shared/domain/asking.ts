import { z } from 'zod'
import type { TimedWord } from './annotation.ts'
import type { Role, Span } from './values.ts'

// A question on a stretch of a clip: how long it stands open, who may answer it, and what they are given of the clip.

/** Longest question or answer, in UTF-16 units. */
export const longestAsking = 500

/** `waiting`: only the asker's laptop holds it. */
export const QuestionState = z.enum(['waiting', 'received', 'answered', 'declined', 'expired'])
export type QuestionState = z.infer<typeof QuestionState>

export type QuestionStep = 'receive' | 'answer' | 'decline' | 'expire'

const transitions: Record<QuestionStep, Partial<Record<QuestionState, QuestionState>>> = {
  receive: { waiting: 'received' },
  // Two people may answer before either learns of the other: both answers stand.
  answer: { received: 'answered', answered: 'answered', declined: 'answered' },
  // Where somebody else was faster, or nobody was in time, there is nothing left to decline.
  decline: { received: 'declined', answered: 'answered', declined: 'declined', expired: 'expired' },
  expire: { received: 'expired' },
}

/** The state a step leads to, or null where the state does not allow it. */
export const afterQuestionStep = (state: QuestionState, step: QuestionStep): QuestionState | null => transitions[step][state] ?? null

/** The instants of a question's life, null for what has not happened. */
export type QuestionTimes = {
  receivedAt: number | null
  expiresAt: number | null
  answeredAt: number | null
  declinedAt: number | null
}

/** Where a question stands at an instant; an answer that was given in time counts whenever it arrives. */
export function questionStateAt({ receivedAt, expiresAt, answeredAt, declinedAt }: QuestionTimes, now: number): QuestionState {
  if (answeredAt !== null) return 'answered'
  if (declinedAt !== null) return 'declined'
  if (expiresAt !== null && now >= expiresAt) return 'expired'
  return receivedAt === null ? 'waiting' : 'received'
}

const dayMs = 24 * 3_600_000

/** When a question expires: days after its receipt, and never after the last day for which its batch is kept. */
export const expiryOf = (receivedAt: number, days: number, retainUntil: string): number =>
  Math.min(receivedAt + days * dayMs, Date.parse(retainUntil) + dayMs)

/** What is known of somebody who might answer: whether they asked themselves, and whether they were ever leased the clip. */
export type Answerer = { role: Role; asked: boolean; leased: boolean }

/** Reviewers answer for clips they hold or held, supervisors for any; nobody answers themselves. */
export function mayAnswer({ role, asked, leased }: Answerer): boolean {
  if (asked) return false
  return role === 'supervisor' || (role === 'reviewer' && leased)
}

/** Given on either side of the seconds asked about, so that no sound begins in the middle. */
const marginMs = 500
/** The longest stretch that is ever given out, margins included. */
export const longestExcerptMs = 30_000

/** The part of a marked stretch that can be asked about: inside the clip, and short enough to be given whole; null where nothing is left. */
export function askable(marked: Span, durationMs: number): Span | null {
  const to = Math.min(marked.to, durationMs, marked.from + longestExcerptMs - 2 * marginMs)
  return to > marked.from ? { from: marked.from, to } : null
}

/** The seconds that somebody is given to answer a question on `span`. */
export function excerptSpan(span: Span, durationMs: number): Span {
  const from = Math.max(0, Math.min(span.from, durationMs) - marginMs)
  return { from, to: Math.min(durationMs, span.to + marginMs, from + longestExcerptMs) }
}

/** The words that sound within a stretch, wholly or in part. */
export const wordsWithin = (words: readonly TimedWord[], span: Span): TimedWord[] =>
  words.filter(({ from, to }) => from < span.to && to > span.from)
