import { Annotation, isFalseWake } from '../../shared/domain/annotation.ts'
import { isMark, spokenWords } from '../../shared/domain/marks.ts'
import { wilson } from '../../shared/domain/quality/intervals.ts'
import { questionOf, TaskSpecification } from '../../shared/domain/task.ts'
import { align, wordsOf } from '../../shared/domain/words.ts'
import { dayIn } from '../../shared/domain/zones.ts'
import { leastPeople } from '../../shared/hub-api/shifts.ts'
import type { SomeDays } from '../../shared/hub-api/period-figures.ts'
import type { LabelSpot, QualitySpots, WordSpot } from '../../shared/hub-api/quality.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/store.ts'
import { pairsWithin, toldDays, type MeasuredPair, type ToldDays } from './items.ts'

// Where guidelines may be unclear: labels that people do not agree on, and words that are often put right.

/** Of fewer clips a spot would tell of chance, or of what somebody said. */
const leastClips = 20
const leastWordClips = 5
const mostSpots = 50
/** The latest answers that are read for their words. */
const mostAnswers = 5_000

type Label = { locale: string; question: LabelSpot['question']; label: string; people: readonly string[]; agreed: boolean }

/** What either of two people chose, and whether both did. */
function labelsIn({ locale, item: { wake, intent }, slots, one, other }: MeasuredPair): Label[] {
  const people = [one.person, other.person]
  const chosen = (question: 'wake' | 'intent', pair: readonly [string, string] | null): Label[] =>
    [...new Set(pair ?? [])].filter(label => label !== '').map(label => ({ locale, question, label, people, agreed: pair?.[0] === pair?.[1] }))
  const placed = Object.entries(slots ?? {}).map(([label, { hits, found, wanted }]): Label =>
    ({ locale, question: 'slots', label, people, agreed: hits === found && hits === wanted }))
  return [...chosen('wake', wake), ...chosen('intent', intent), ...placed]
}

/** Labels that at least `fewest` people chose, by how little two of them agree, the least first. */
function labelSpots(pairs: readonly MeasuredPair[], fewest: number): LabelSpot[] {
  const groups = Map.groupBy(pairs.flatMap(labelsIn), ({ locale, question, label }) => `${locale} ${question} ${label}`)
  return [...groups.values()]
    .flatMap((all): LabelSpot[] => {
      const [first] = all
      const agreed = all.filter(label => label.agreed).length
      const interval = wilson(agreed, all.length)
      const people = new Set(all.flatMap(label => label.people)).size
      if (first === undefined || interval === null || all.length < leastClips || people < fewest || agreed === all.length) return []
      const { locale, question, label } = first
      return [{ locale, question, label, items: all.length, agreement: agreed / all.length, interval }]
    })
    .toSorted((one, other) => one.agreement - other.agreement || other.items - one.items)
    .slice(0, mostSpots)
}

type Put = { locale: string; heard: string; written: string; clip: string; person: string }

type Corrected = { clip: string; person: string; locale: string; hypothesis: string; annotation: string; task: string }

/** What an answer put in the place of which word; nothing of what its reviewer marked as sensitive. */
function putRight({ clip, person, locale, hypothesis, annotation: text, task }: Corrected): Put[] {
  const annotation = Annotation.parse(JSON.parse(text))
  if (isFalseWake(annotation.wake) || questionOf(TaskSpecification.parse(JSON.parse(task)), 'transcript') === null) return []
  const written = wordsOf(annotation.transcript)
  const isSensitive = (at: number): boolean => annotation.sensitive.some(({ words }) => words !== null && at >= words.from && at < words.to)
  const words = written.map((word, at) => (isSensitive(at) ? null : word))
  // What stands beside a sensitive word may be what the recogniser made of it.
  const heard = spokenWords(hypothesis)
  return align(heard, written).flatMap(({ left, right, same }, place, pairs) => {
    const hidden = [pairs[place - 1], pairs[place], pairs[place + 1]].some(pair => pair !== undefined && pair.right !== null && words[pair.right] === null)
    const now = right === null ? '' : (written[right] ?? '')
    return same || hidden || isMark(now) ? [] : [{ locale, heard: left === null ? '' : (heard[left] ?? ''), written: now, clip, person }]
  })
}

/** The latest answers in which words were changed, by the shifts that they were given in; none for gold, whose words were made wrong. */
async function correctedWithin(store: Store, days: ToldDays & { zone: string }): Promise<Corrected[]> {
  const rows = await store
    .selectFrom('shifts')
    .innerJoin('decisions', 'decisions.shift', 'shifts.id')
    .innerJoin('clips', 'clips.id', 'decisions.clip')
    .innerJoin('batches', 'batches.id', 'decisions.batch')
    .where('shifts.started_at', '>=', Date.parse(days.from))
    .where('decisions.corrected', '>', 0)
    .where('decisions.withdrawn_at', 'is', null)
    .where('clips.hypothesis', '<>', '')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('drawn_clips').select('drawn_clips.clip').whereRef('drawn_clips.batch', '=', 'decisions.batch').whereRef('drawn_clips.clip', '=', 'decisions.clip').where('drawn_clips.kind', '=', 'gold'))))
    .select(['decisions.person', 'decisions.clip', 'decisions.at', 'decisions.revision', 'decisions.annotation', 'clips.locale', 'clips.hypothesis', 'batches.task'])
    .orderBy('shifts.started_at', 'desc')
    .limit(mostAnswers)
    .execute()
  const latest = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const known = latest.get(`${row.clip} ${row.person}`)
    if (known === undefined || (row.revision ?? 0) > (known.revision ?? 0)) latest.set(`${row.clip} ${row.person}`, row)
  }
  return [...latest.values()].flatMap(({ annotation, at, ...row }) => {
    const day = dayIn(days.zone, at)
    return annotation === null || day < days.from || day > days.to ? [] : [{ ...row, annotation }]
  })
}

/** Words by how many recordings they were put right in, the most first. */
function wordSpots(corrected: readonly Corrected[], fewest: number): WordSpot[] {
  const groups = Map.groupBy(corrected.flatMap(putRight), ({ locale, heard, written }) => `${locale}\n${heard}\n${written}`)
  return [...groups.values()]
    .flatMap((all): WordSpot[] => {
      const [first] = all
      const clips = new Set(all.map(({ clip }) => clip)).size
      const people = new Set(all.map(({ person }) => person)).size
      if (first === undefined || clips < leastWordClips || people < fewest) return []
      return [{ locale: first.locale, heard: first.heard, written: first.written, clips, people }]
    })
    .toSorted((one, other) => other.clips - one.clips || one.written.localeCompare(other.written))
    .slice(0, mostSpots)
}

/** What guidelines may have to say more clearly. Never what one person alone does. */
export async function readSpots(hub: Hub, within: SomeDays = {}): Promise<QualitySpots> {
  const days = await toldDays(hub, within)
  const fewest = days.visibility === 'grouped' ? leastPeople : 2
  const labels = labelSpots(await pairsWithin(hub.store, days), fewest)
  return { from: days.from, to: days.to, labels, words: wordSpots(await correctedWithin(hub.store, days), fewest) }
}
