import { doneClips, type RecordedDecision } from './shift-figures.ts'
import { tallyOf, type Tally } from './tally.ts'

// A shift's work told apart by what sort of clip it was, for groups that go across shifts.

/** Clips under 2, 5 and 15 seconds, and longer ones: what takes about as long to hear. */
const lengthsMs = [2_000, 5_000, 15_000] as const

export type Part = {
  project: string
  locale: string
  /** The class of length, from 0. */
  length: number
  clips: number
  audioMs: number
  wordsCorrected: number
  slots: number
  handling: Tally
}

type SortedDecision = RecordedDecision & Pick<Part, 'project' | 'locale'>

const lengthOf = (durationMs: number): number => lengthsMs.filter(limit => durationMs >= limit).length

/** The decisions of one shift by task, locale and length of their clips. */
export function partsOf(decisions: readonly SortedDecision[]): Part[] {
  const sorts = Map.groupBy(decisions, ({ project, locale, durationMs }) => `${project} ${locale} ${lengthOf(durationMs)}`)
  return [...sorts.values()].flatMap(sort => {
    const [first] = sort
    if (first === undefined) return []
    const done = doneClips(sort)
    const sum = (figure: (clip: (typeof done)[number]) => number): number => done.reduce((total, clip) => total + figure(clip), 0)
    return [{
      project: first.project, locale: first.locale, length: lengthOf(first.durationMs), clips: done.length,
      audioMs: sum(({ durationMs }) => durationMs),
      wordsCorrected: sum(({ counted }) => counted.corrected),
      slots: sum(({ counted }) => counted.labelled),
      handling: tallyOf(done.flatMap(({ handlingMs }) => (handlingMs === null ? [] : [handlingMs]))),
    }]
  })
}
