import type { TranscriptMark } from '../../../shared/domain/annotation.ts'
import { markWord } from '../../../shared/domain/marks.ts'

// What a few typed letters become once a space follows them.

export type Abbreviation = { typed: string; text: string }

/** How marks are written: `/u` and a space. */
export const markShortcuts: Record<TranscriptMark, string> = { unintelligible: '/u', overlap: '/o', noise: '/n' }

/** The abbreviations that hold: those of the marks the task knows, then a person's own. */
export const abbreviationsFor = (marks: readonly TranscriptMark[], own: readonly Abbreviation[]): Abbreviation[] => [
  ...marks.map(mark => ({ typed: markShortcuts[mark], text: markWord(mark) })),
  ...own,
]

/**
 * What the space just typed at the end of `before` makes of the word in front of it: where the word begins, as an
 * offset, and what stands in its place. Null where that word is no abbreviation.
 */
export function expansionOf(before: string, abbreviations: readonly Abbreviation[]): { from: number; text: string } | null {
  const typed = /(\S+)[ \u00a0]$/u.exec(before)?.[1]
  const found = abbreviations.find(abbreviation => abbreviation.typed === typed)
  return typed === undefined || found === undefined ? null : { from: before.length - typed.length - 1, text: `${found.text} ` }
}
