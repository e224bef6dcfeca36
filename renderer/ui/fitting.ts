/** Letters alone, without accents and case, so that what is typed in haste still finds. */
const bare = (text: string): string => text.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '').toLocaleLowerCase()

/**
 * How well the letters of `query` fit `text` in their order: higher is better, null where they do not. Letters that
 * begin a word or follow each other count more, as in what people type to find a command.
 */
function fit(query: string, text: string): number | null {
  let score = 0
  let at = -1
  for (const letter of query) {
    const next = text.indexOf(letter, at + 1)
    if (next === -1) return null
    const beginsWord = next === 0 || /[\s:(/-]/.test(text[next - 1] ?? '')
    score += next === at + 1 ? 3 : beginsWord ? 2 : 0
    score -= Math.min(next - at - 1, 10) / 20
    at = next
  }
  return score
}

/** Those whose text the query fits, best first; all of them, in their order, for an empty query. */
export function fitting<T>(query: string, all: readonly T[], textOf: (one: T) => string): T[] {
  const letters = bare(query).replaceAll(/\s+/g, '')
  if (letters === '') return [...all]
  return all
    .flatMap(one => {
      const score = fit(letters, bare(textOf(one)))
      return score === null ? [] : [{ one, score }]
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ one }) => one)
}
