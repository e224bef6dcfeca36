// Finds an option by what was typed: its beginning, the beginning of one of its words, or its letters in order.

const parts = (option: string): string[] => option.split('_')

/** Splits what was typed into the beginnings of words: `play mu`, `play_mu`, and `PLAY-mu` mean the same. */
const wanted = (typed: string): string[] => typed.toLowerCase().split(/[^\p{L}\p{N}\p{M}]+/u).filter(part => part !== '')

/** Whether the words of an option, from some word on, begin as typed, one after another. */
function startsAtWord(option: string, typed: readonly string[]): boolean {
  const [first] = typed
  if (first === undefined || !`_${option}`.includes(`_${first}`)) return false
  const words = parts(option)
  return words.some((_, at) => typed.every((part, offset) => words[at + offset]?.startsWith(part) === true))
}

/** How spread the typed letters are within an option: 0 where they stand together, -1 where they are not in it in order. */
function spreadOf(option: string, letters: string): number {
  let at = -1
  let first = Infinity
  for (const letter of letters) {
    at = option.indexOf(letter, at + 1)
    if (at === -1) return -1
    first = Math.min(first, at)
  }
  return at - first + 1 - letters.length
}

function rankOf(written: string, words: readonly string[]): number {
  if (written.startsWith(words.join('_'))) return 0
  if (startsAtWord(written, words)) return 1
  const spread = spreadOf(written, words.join(''))
  return spread < 0 ? Infinity : 2 + spread
}

/**
 * The options that what was typed may mean, by their own name or by their title; the likeliest first, and within one
 * kind of match in their own order.
 */
export function findOptions(options: readonly string[], typed: string, titles: Readonly<Record<string, string>> = {}): string[] {
  const words = wanted(typed)
  if (words.length === 0) return [...options]
  const ranked = options.flatMap(option => {
    const title = titles[option]
    const rank = Math.min(rankOf(option, words), title === undefined ? Infinity : rankOf(wanted(title).join('_'), words))
    return rank === Infinity ? [] : [{ option, rank }]
  })
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ option }) => option)
}
