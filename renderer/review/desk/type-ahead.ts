// Finds an option by what was typed: its beginning, the beginning of one of its words, or its letters in order.

const parts = (option: string): string[] => option.split('_')

/** Splits what was typed into the beginnings of words: `play mu`, `play_mu`, and `PLAY-mu` mean the same. */
const wanted = (typed: string): string[] => typed.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(part => part !== '')

/** Whether the words of an option, from some word on, begin as typed, one after another. */
function startsAtWord(option: string, typed: readonly string[]): boolean {
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

/** The options that what was typed may mean, the likeliest first; within one kind of match they keep their order. */
export function findOptions(options: readonly string[], typed: string): string[] {
  const words = wanted(typed)
  if (words.length === 0) return [...options]
  const whole = words.join('_')
  const letters = words.join('')
  const ranked = options.flatMap(option => {
    if (option.startsWith(whole)) return [{ option, rank: 0 }]
    if (startsAtWord(option, words)) return [{ option, rank: 1 }]
    const spread = spreadOf(option, letters)
    return spread < 0 ? [] : [{ option, rank: 2 + spread }]
  })
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ option }) => option)
}
