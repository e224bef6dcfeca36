import { expect, type Page } from '@playwright/test'
import type { WakeVerdict } from '../../../shared/domain/annotation.ts'
import { align, wordsOf } from '../../../shared/domain/words.ts'
import type { Answer } from './script.ts'

// A reviewer who makes no mistake, at the standard keys: hears, presses, and never touches the mouse.

/** What the typist sees on the screen, and no more. */
export type Sight = {
  /** When each word of the hypothesis begins to sound, in milliseconds. */
  words: readonly { from: number }[]
  hypothesis: string
  /** The verdicts in the order of their digits. */
  verdicts: readonly WakeVerdict[]
  titles: Readonly<Record<string, string>>
}

/** What is wrong in a hypothesis: the word after which one presses E, and what is typed over it. */
function correction(hypothesis: string, reference: string): { at: number; typed: string; changed: number } {
  const left = wordsOf(hypothesis)
  const right = wordsOf(reference)
  const pairs = align(left, right)
  const wrong = pairs.flatMap(({ same }, index) => (same ? [] : [index]))
  const [first = 0] = wrong
  const last = wrong.at(-1) ?? first
  if (last - first + 1 !== wrong.length || pairs[first]?.left === undefined) throw new Error(`More than one place is wrong in “${hypothesis}”.`)
  const typed = pairs.slice(first, last + 1).flatMap(({ right: at }) => (at === null ? [] : [right[at] ?? '']))
  const replaced = pairs[first].left
  // A missing word is written behind the one before it, which E has selected.
  const at = replaced ?? (pairs[first - 1]?.left ?? 0)
  return { at, typed: [...(replaced === null ? [left[at] ?? ''] : []), ...typed].join(' '), changed: wrong.length }
}

/** How long after a word has begun the hand comes down, in milliseconds. */
const handMs = 40

export function createTypist(page: Page) {
  const press = (...keys: string[]) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
  const hear = (ms: number) => page.waitForFunction(until => window.probe.reached() > until, ms, { polling: 'raf', timeout: 30_000 })
  const hearWord = (sight: Sight, word: number) => hear((sight.words[word]?.from ?? 0) + handMs)

  /** The digit that stands on a label, or else its first letters. */
  async function nameLabel(title: string): Promise<void> {
    const offered = await page.getByRole('group', { name: 'Label' }).getByRole('option').allInnerTexts()
    const at = offered.findIndex(text => text.replace(/^\d\s*/, '').trim() === title)
    if (at === -1) throw new Error(`No label is called ${title}.`)
    if (at < 9) return press(`Digit${at + 1}`)
    await page.keyboard.type(title.slice(0, 4))
    await press('Enter')
  }

  return {
    correction,
    async answer(answer: Answer, sight: Sight): Promise<void> {
      switch (answer.kind) {
        case 'right':
          return press('Enter')
        case 'false wake':
          await hear(300)
          return press(`Digit${sight.verdicts.indexOf(answer.verdict) + 1}`)
        case 'skip':
          return press('KeyK', `Digit${answer.digit}`)
        case 'slot':
        case 'longer slot': {
          await hearWord(sight, answer.words.to - 1)
          await press('KeyT')
          if (answer.kind === 'longer slot') for (let word = answer.words.to - 1; word > answer.words.from; word--) await press('Shift+ArrowLeft')
          await nameLabel(sight.titles[answer.label] ?? answer.label)
          return press('Enter')
        }
        case 'words': {
          const { at, typed } = correction(sight.hypothesis, answer.reference)
          await hearWord(sight, at)
          await press('KeyE')
          await expect(page.getByRole('textbox', { name: 'Transcript' })).toBeFocused()
          if (typed === '') await press('Backspace')
          else await page.keyboard.type(typed)
          return press('Enter')
        }
      }
    },
  }
}
