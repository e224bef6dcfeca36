// Quality figures out of nothing but what was told, slowly and by other means than the hub's.

export type Said = { clip: string; person: string; at: number; revision: number; withdrawn: boolean; transcript: string; wake: string; intent: string | null; slots: string[] }
export type Known = { gold: ReadonlyMap<string, string>; given: ReadonlyMap<string, string> }

const falseWakes = ['noise', 'media']

/** Levenshtein's distance row by row. */
function distance(one: readonly string[], other: readonly string[]): number {
  let row = other.map((_, index) => index + 1)
  row.unshift(0)
  for (const [i, word] of one.entries()) {
    const next = [i + 1]
    for (const [j, otherWord] of other.entries()) next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (word === otherWord ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}

const wordsIn = ({ transcript, wake }: Said): string[] => (falseWakes.includes(wake) ? [] : transcript.split(' '))

/** The answer of highest revision that was not taken back, by clip and person. */
function standing(said: readonly Said[]): Said[] {
  return said.filter(one => !one.withdrawn && !said.some(other => other.clip === one.clip && other.person === one.person && !other.withdrawn && other.revision > one.revision))
}

/** 1 less observed over expected disagreement, both over ordered pairs of answers (Krippendorff 2011, for two answers each). */
function alpha(pairs: readonly (readonly [string, string])[]): number {
  const values = pairs.flat()
  const observed = pairs.filter(([one, other]) => one !== other).length / pairs.length
  let expected = 0
  for (const [i, one] of values.entries()) for (const [j, other] of values.entries()) if (i !== j && one !== other) expected++
  return 1 - observed / (expected / (values.length * (values.length - 1)))
}

/** Gold of one person: items, word error rate, share of the wrong hypotheses that were left as they were. */
export function slowGold(said: readonly Said[], { gold, given }: Known, person: string) {
  const own = standing(said).filter(one => one.person === person && gold.has(one.clip))
  const reference = (one: Said): string[] => (gold.get(one.clip) ?? '').split(' ')
  const wrong = own.filter(one => given.get(one.clip) !== gold.get(one.clip))
  return {
    items: own.length,
    rate: own.reduce((sum, one) => sum + distance(reference(one), wordsIn(one)), 0) / own.reduce((sum, one) => sum + reference(one).length, 0),
    wrong: wrong.length,
    accepted: wrong.filter(one => wordsIn(one).join(' ') === given.get(one.clip)).length / wrong.length,
  }
}

/** All pairs together, against the words of whoever answered first; or against the other's, as one person's. */
export function slowPairs(said: readonly Said[], { gold }: Known, person: string | null) {
  const rest = standing(said).filter(one => !gold.has(one.clip))
  const pairs = [...Map.groupBy(rest, ({ clip }) => clip).values()].flatMap(all => {
    const [one, other] = all.toSorted((a, b) => a.at - b.at || (a.person < b.person ? -1 : 1))
    return one === undefined || other === undefined ? [] : [person === one.person ? { one: other, other: one } : { one, other }]
  })
  const meant = pairs.filter(({ one, other }) => !falseWakes.includes(one.wake) && !falseWakes.includes(other.wake))
  const total = (count: (pair: { one: Said; other: Said }) => number): number => meant.reduce((sum, pair) => sum + count(pair), 0)
  return {
    items: meant.length,
    rate: total(({ one, other }) => distance(wordsIn(one), wordsIn(other))) / total(({ one }) => wordsIn(one).length),
    wake: alpha(pairs.map(({ one, other }) => [one.wake, other.wake])),
    intent: alpha(meant.map(({ one, other }) => [one.intent ?? 'none at all', other.intent ?? 'none at all'])),
    f1: (2 * total(({ one, other }) => one.slots.filter(slot => other.slots.includes(slot)).length)) / total(({ one, other }) => one.slots.length + other.slots.length),
  }
}
