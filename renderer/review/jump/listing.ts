import type { ListedClip } from '../../../shared/contract/flow.ts'
import type { SearchMatch } from '../../../shared/contract/search.ts'
import type { WakeVerdict } from '../../../shared/domain/annotation.ts'
import { isDecided } from '../../../shared/domain/batch.ts'
import type { WordRange } from '../../../shared/domain/values.ts'

// Which clips the list of all clips shows, and in which order.

export const filters = ['all', 'waiting', 'drafts', 'doubtful', 'submitted', 'skipped', 'escalated'] as const
export type Filter = (typeof filters)[number]

/** What is shown: one filter, and one batch and one verdict where they are chosen. */
export type Choice = { filter: Filter; batch: string | null; wake: WakeVerdict | null }

const tests: Record<Filter, (clip: ListedClip) => boolean> = {
  all: () => true,
  waiting: ({ state }) => !isDecided(state),
  drafts: ({ draft }) => draft,
  doubtful: ({ doubtful }) => doubtful > 0,
  submitted: ({ state }) => state === 'submitted',
  skipped: ({ state }) => state === 'skipped',
  escalated: ({ state }) => state === 'escalated',
}

const chosen = ({ batch, wake }: Choice) => (clip: ListedClip): boolean =>
  (batch === null || clip.batch === batch) && (wake === null || clip.wake === wake)

/** How many clips each filter would show. */
export function countsOf(clips: readonly ListedClip[], choice: Choice): Record<Filter, number> {
  const within = clips.filter(chosen(choice))
  return Object.fromEntries(filters.map(filter => [filter, within.filter(tests[filter]).length])) as Record<Filter, number>
}

/** A clip in the list; `words` are those that were looked for, null where nothing was. */
export type Entry = { clip: ListedClip; transcript: string | null; words: readonly WordRange[] | null }

/** Nobody may open a clip that shows no words. */
export const isOpenable = ({ clip }: Entry): boolean => clip.transcript !== null

/** The clips to show: all in the order of work, or those with the words that were looked for, newest first. */
export function entriesOf(clips: readonly ListedClip[], choice: Choice, matches: readonly SearchMatch[] | null): Entry[] {
  const fits = (clip: ListedClip): boolean => tests[choice.filter](clip) && chosen(choice)(clip)
  if (matches === null) return clips.filter(fits).map(clip => ({ clip, transcript: clip.transcript, words: null }))
  const known = new Map(clips.map(clip => [clip.clip, clip]))
  return matches.flatMap(({ clip: id, transcript, words }) => {
    const clip = known.get(id)
    return clip !== undefined && fits(clip) ? [{ clip, transcript, words }] : []
  })
}
