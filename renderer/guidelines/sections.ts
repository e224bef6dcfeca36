/** What the guidelines are looked up for: a heading as the task writes it, and the question's name in the interface. */
export type Sought = { guide: string | null; name: string }

/** Letters and figures alone, so that emphasis, case and punctuation do not matter. */
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

const sameStart = 4

/** Whether two words are the same, or begin alike, as `transcript` and `transcription` do. */
const isAlike = (one: string, other: string): boolean =>
  one === other || (Math.min(one.length, other.length) >= sameStart && (one.startsWith(other.slice(0, -1)) || other.startsWith(one.slice(0, -1))))

/**
 * The heading to open at: the one that the task names, else the one that has most of the question's name and least
 * beside it, the earlier of equals; null where none has anything of it.
 */
export function sectionFor(headings: readonly string[], { guide, name }: Sought): number | null {
  const wanted = guide === null ? '' : wordsIn(guide).join(' ')
  const named = wanted === '' ? -1 : headings.findIndex(heading => wordsIn(heading).join(' ') === wanted)
  if (named !== -1) return named
  const nameWords = wordsIn(name)
  let best: { index: number; score: number } | null = null
  for (const [index, heading] of headings.entries()) {
    const words = wordsIn(heading)
    const alike = nameWords.filter(word => words.some(other => isAlike(word, other))).length
    const score = alike === 0 ? 0 : alike - words.length / 100
    if (score > (best?.score ?? 0)) best = { index, score }
  }
  return best?.index ?? null
}
