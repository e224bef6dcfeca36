import { z } from 'zod'
import { Slot, TimedWord } from '../../shared/domain/annotation.ts'
import { ContentFlag } from '../../shared/domain/exposure.ts'
import { spokenWords } from '../../shared/domain/marks.ts'
import type { QualityPolicy } from '../../shared/domain/quality/policy.ts'
import type { Insertable } from 'kysely'
import type { DrawKind, DrawnClipRow } from '../store/rows/quality.ts'
import type { Store } from '../store/store.ts'
import { shuffled, type Chance } from './chance.ts'
import { goldFor, overlapFor, type Candidate, type GoldCandidate, type Sought } from './candidates.ts'
import { commonWords, mishear } from './mishear.ts'

const Flags = z.array(ContentFlag)
const Words = z.array(TimedWord)
const Slots = z.array(Slot)

/** A clip that is mixed into a batch, and what is put down of that. */
export type Drawn = { id: string; flags: ContentFlag[]; row: Omit<Insertable<DrawnClipRow>, 'batch'> }

/** Shares are held over what somebody was given within this time, so that they hold over small batches as well. */
const windowMs = 7 * 24 * 3_600_000

/** How many clips of a kind a batch of `size` is given; what earlier ones lacked is made up for slowly. */
export function quota(share: number, size: number, given: { clips: number; drawn: number }): number {
  const owed = Math.floor(share * (given.clips + size)) - given.drawn
  return Math.max(0, Math.min(owed, Math.ceil(2 * share * size)))
}

async function givenLately(store: Store, person: string, now: number): Promise<{ clips: number; overlap: number; gold: number }> {
  const batches = store.selectFrom('batches').select('batches.id').where('person', '=', person).where('created_at', '>', now - windowMs)
  const { clips } = await store.selectFrom('batch_clips').select(({ fn }) => fn.countAll<number>().as('clips')).where('batch', 'in', batches).executeTakeFirstOrThrow()
  const rows = await store.selectFrom('drawn_clips').select(({ fn }) => ['kind', fn.countAll<number>().as('count')]).where('batch', 'in', batches).groupBy('kind').execute()
  const of = (kind: DrawKind): number => rows.find(row => row.kind === kind)?.count ?? 0
  return { clips, overlap: of('overlap'), gold: of('gold') }
}

/** In an order of chance, but those of the days that the batch has before the others: a day of its own would show. */
function inconspicuous<C extends Candidate>(chance: Chance, candidates: readonly C[], days: ReadonlySet<string | null>): C[] {
  const mixed = shuffled(chance, candidates)
  return [...mixed.filter(({ day }) => days.has(day)), ...mixed.filter(({ day }) => !days.has(day))]
}

const isRight = ({ hypothesis, reference }: GoldCandidate): boolean =>
  spokenWords(hypothesis).join(' ') === spokenWords(reference ?? '').join(' ')

const asDrawn = ({ id, flags }: Candidate, kind: DrawKind, wrong: boolean): Drawn =>
  ({ id, flags: Flags.parse(JSON.parse(flags)), row: { clip: id, kind, wrong: wrong ? 1 : 0, hypothesis: null, words: null, slots: null } })

type Vocabulary = (locale: string) => Promise<readonly string[]>

/** What was recognised right is made wrong where it is to be; what was recognised wrong is given as it is, always. */
async function asGold(chance: Chance, gold: GoldCandidate, toBeWrong: boolean, vocabulary: Vocabulary): Promise<Drawn> {
  const right = isRight(gold)
  if (!right || !toBeWrong) return asDrawn(gold, 'gold', !right)
  const suggested = { hypothesis: gold.hypothesis, words: gold.words === null ? null : Words.parse(JSON.parse(gold.words)), slots: Slots.parse(JSON.parse(gold.slots)) }
  const wrong = mishear(chance, suggested, await vocabulary(gold.locale))
  const drawn = asDrawn(gold, 'gold', wrong !== null)
  if (wrong === null) return drawn
  const { hypothesis, words, slots } = wrong
  return { ...drawn, row: { ...drawn.row, hypothesis, words: words === null ? null : JSON.stringify(words), slots: JSON.stringify(slots) } }
}

async function drawGold(chance: Chance, candidates: readonly GoldCandidate[], count: number, wrongShare: number, vocabulary: Vocabulary): Promise<Drawn[]> {
  const left = [...candidates]
  const drawn: Drawn[] = []
  while (drawn.length < count && left.length > 0) {
    const toBeWrong = chance() < wrongShare
    const fitting = left.findIndex(gold => toBeWrong || isRight(gold))
    for (const gold of left.splice(Math.max(0, fitting), 1)) drawn.push(await asGold(chance, gold, toBeWrong, vocabulary))
  }
  return drawn
}

export type Draw = Sought & { policy: QualityPolicy; now: number; size: number; days: ReadonlySet<string | null> }

/**
 * What is mixed into a batch of `size` clips for somebody to measure quality by: clips that one other reviewer was given
 * as well, and gold. `days` are those of the batch's own clips.
 */
export async function drawFor(chance: Chance, store: Store, { policy, now, size, days, ...sought }: Draw): Promise<Drawn[]> {
  const { clips, overlap, gold } = await givenLately(store, sought.person, now)
  const overlaps = quota(policy.overlapShare, size, { clips, drawn: overlap })
  const golds = quota(policy.goldShare, size, { clips, drawn: gold })
  const shared = overlaps === 0 ? [] : inconspicuous(chance, await overlapFor(store, sought, overlaps), days).slice(0, overlaps)
  const known = golds === 0 ? [] : inconspicuous(chance, await goldFor(store, sought), days)
  const read = new Map<string, Promise<string[]>>()
  const vocabulary: Vocabulary = locale => {
    const words = read.get(locale) ?? commonWords(store, sought.project, locale)
    read.set(locale, words)
    return words
  }
  return [...shared.map(clip => asDrawn(clip, 'overlap', false)), ...await drawGold(chance, known, golds, policy.goldWrongShare, vocabulary)]
}
