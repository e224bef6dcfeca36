import { setImmediate } from 'node:timers/promises'
import { qualityFigures, turned, type PairItem } from '../../shared/domain/quality/figures.ts'
import { leastPeople } from '../../shared/hub-api/shifts.ts'
import type { QualityFigures } from '../../shared/hub-api/quality.ts'
import type { MeasuredGold, MeasuredPair, Whose } from './items.ts'

// Items put together by what they have in common.

/** Intervals take their time: whoever else asks the hub something meanwhile is answered in between. */
const othersFirst = (): Promise<void> => setImmediate()

export type Measured = { gold: readonly MeasuredGold[]; pairs: readonly MeasuredPair[] }

/** A pair's items, each as the one sees it whose it is. */
const sidesOf = ({ one, other, item }: MeasuredPair): { whose: Whose; item: PairItem }[] => [{ whose: other, item }, { whose: one, item: turned(item) }]

const peopleIn = ({ gold, pairs }: Measured): Set<string> =>
  new Set([...gold.map(({ person }) => person), ...pairs.flatMap(({ one, other }) => [one.person, other.person])])

/** By what belongs to one person: each pair counts for both, against the words of the other. */
export async function ofPeople({ gold, pairs }: Measured, keyOf: (whose: Whose) => string): Promise<Map<string, QualityFigures>> {
  const golds = Map.groupBy(gold, keyOf)
  const sides = Map.groupBy(pairs.flatMap(sidesOf), ({ whose }) => keyOf(whose))
  const keys = [...new Set([...golds.keys(), ...sides.keys()])].toSorted()
  const figures = new Map<string, QualityFigures>()
  for (const key of keys) {
    figures.set(key, qualityFigures((golds.get(key) ?? []).map(({ item }) => item), (sides.get(key) ?? []).map(({ item }) => item)))
    await othersFirst()
  }
  return figures
}

/** The days of a group on which at least five people were measured: what one of them did cannot be read off two groups. */
function shielded({ gold, pairs }: Measured): Measured {
  const days = new Set([...gold, ...pairs].map(({ day }) => day))
  const on = (day: string): Measured => ({ gold: gold.filter(one => one.day === day), pairs: pairs.filter(one => one.day === day) })
  const enough = new Set([...days].filter(day => peopleIn(on(day)).size >= leastPeople))
  return { gold: gold.filter(({ day }) => enough.has(day)), pairs: pairs.filter(({ day }) => enough.has(day)) }
}

type Team = { key: string; people: number; figures: QualityFigures }

/** By what many people have in common: each pair counts once, against the words of the one who answered first. */
export async function ofTeams(measured: Measured, keysOf: { gold(one: MeasuredGold): string; pair(one: MeasuredPair): string }, grouped: boolean): Promise<Team[]> {
  const golds = Map.groupBy(measured.gold, keysOf.gold)
  const pairs = Map.groupBy(measured.pairs, keysOf.pair)
  const teams: Team[] = []
  for (const key of [...new Set([...golds.keys(), ...pairs.keys()])].toSorted()) {
    const all = { gold: golds.get(key) ?? [], pairs: pairs.get(key) ?? [] }
    const told = grouped ? shielded(all) : all
    const people = peopleIn(told).size
    if (people === 0) continue
    teams.push({ key, people, figures: qualityFigures(told.gold.map(({ item }) => item), told.pairs.map(({ item }) => item)) })
    await othersFirst()
  }
  return teams
}
