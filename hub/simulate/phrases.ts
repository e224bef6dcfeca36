import { between, oneOf, type Chance } from './chance.ts'

// What invented people say to an invented assistant.

const phrases = [
  'play some jazz in the kitchen', 'turn off the lights', 'set a timer for ten minutes', 'what is the weather like tomorrow', 'stop',
  'call the dentist', 'add milk to the shopping list', 'how far is the moon', 'next song', 'turn the heating up to twenty one degrees',
  'remind me to water the plants at six', 'what time does the pharmacy close', 'volume down', 'read me the news', 'open the garage door',
] as const
const slips = ['off', 'the', 'a', 'please', 'light', 'for', 'two', 'in'] as const

export const phrase = (chance: Chance): string => oneOf(chance, phrases)

/** What was said where the recogniser heard `hypothesis`: a word or two are others, missing or more. */
export function misheard(chance: Chance, hypothesis: string): string {
  const words = hypothesis.split(' ')
  for (let changes = between(chance, 1, 3); changes > 0; changes--) words.splice(between(chance, 0, words.length), chance() < 0.7 ? 1 : 0, oneOf(chance, slips))
  return words.join(' ')
}
