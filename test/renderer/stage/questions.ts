import type { MyQuestion, OpenQuestion } from '../../../shared/contract/questions.ts'
import { base64url, idOf } from './figures.ts'

// Invented questions and answers.

const hour = 3_600_000

/** Peaks of somebody speaking in bursts, one byte for every 10 ms. */
export const peaksOf = (ms: number): string =>
  base64url(Array.from({ length: ms / 10 }, (_, i) => Math.round(20 + 150 * Math.abs(Math.sin(i / 11)) * Math.abs(Math.sin(i / 3)))))

const words = (...texts: string[]) => texts.map((text, index) => ({ text, from: 1200 + index * 300, to: 1450 + index * 300, confidence: 0.8 }))

export const openQuestionOf = (n: number, changes: Partial<OpenQuestion> = {}): OpenQuestion => ({
  question: idOf(300 + n), clip: idOf(500 + n), locale: 'en-US', span: { from: 1200, to: 2600 }, excerpt: { from: 700, to: 3100 },
  peaks: peaksOf(2400), gainDb: 4, words: words('call', 'doctor', 'maine', 'street'), wordsApproximate: false, flags: [],
  text: 'Is this the name of a street, or two words of the request?', receivedAt: Date.now() - hour, expiresAt: Date.now() + (n * 20 + 1) * hour,
  position: null, ...changes,
})

export const openQuestions = (): OpenQuestion[] => [
  openQuestionOf(1),
  openQuestionOf(2, { text: 'Which language is the second half?', locale: 'ro-RO', words: [], flags: ['distressing'] }),
  openQuestionOf(3, { text: 'The television or the person: who wakes it here?', wordsApproximate: true }),
]

export const myQuestionOf = (n: number, changes: Partial<MyQuestion> = {}): MyQuestion => ({
  question: idOf(700 + n), clip: idOf(12), position: 12, span: { from: 1200, to: 2600 }, text: 'Is this the name of a street?', state: 'received',
  askedAt: Date.now() - 2 * hour, receivedAt: Date.now() - hour, expiresAt: Date.now() + 60 * hour, answers: [], seen: false, ...changes,
})

export const myQuestions = (): MyQuestion[] => [
  myQuestionOf(1, {
    state: 'answered',
    answers: [{ at: Date.now() - hour / 2, by: 'supervisor', text: 'A street: tag both words as place_name, and leave “doctor” as it is spoken.' }],
  }),
  myQuestionOf(2, { position: 4, text: 'Which of the two people speaks to the assistant?', state: 'waiting', receivedAt: null, expiresAt: null }),
  myQuestionOf(3, { position: 9, text: 'Is this still German?', state: 'expired', expiresAt: Date.now() - hour }),
]
