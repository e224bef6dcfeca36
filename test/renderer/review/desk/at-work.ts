import type { Catalogue } from '../../../../shared/domain/catalogue.ts'
import type { Annotation, TimedWord } from '../../../../shared/domain/annotation.ts'
import { fresh, makeDesk } from './small-core.ts'

// A desk whose task asks everything, over a clip of seven words.

export const text = 'call ann smith on the kitten speaker'
/** Words of 300 ms from 500 ms on, the second last doubtful. */
const words: TimedWord[] = text.split(' ').map((word, index) => ({
  text: word, from: 500 + index * 300, to: 780 + index * 300, confidence: index === 5 ? 0.3 : 0.9,
}))
export const questions = [
  { kind: 'choice', id: 'speaker', title: 'Who?', options: [{ id: 'adult', title: 'adult' }, { id: 'child', title: 'child' }], multiple: false, required: false },
  { kind: 'wake', required: true, options: ['meant', 'noise'], preset: 'meant' },
  { kind: 'quality', required: true, options: ['noisy', 'far'] },
  { kind: 'transcript', required: true, marks: ['unintelligible', 'noise'] },
  { kind: 'intent', required: false, options: ['play_music', 'call_contact', 'set_timer'] },
  { kind: 'slots', required: false, labels: ['contact_name', 'device', 'room'], overlap: false },
  { kind: 'sensitive', required: false, classes: ['name', 'card'] },
]

export async function atWork(more: { questions?: unknown[]; annotation?: Partial<Annotation>; catalogue?: Catalogue } = {}) {
  const made = makeDesk({
    questions: more.questions ?? questions,
    ...(more.catalogue === undefined ? {} : { catalogue: more.catalogue }),
    page: { hypothesis: text, words, suggestedIntent: 'call_contact', annotation: { ...fresh, transcript: text, intent: 'call_contact', ...more.annotation } },
  })
  await made.open()
  const { desk } = made
  return { ...made, state: desk.store.getState, draft: () => desk.store.getState().work!.draft }
}
