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

type Keys = { gold(one: MeasuredGold): string; pair(one: MeasuredPair): string }

/**
 * What was measured on days on which every group had five people or more. On any other day the groups are not told
 * apart: one that is left out would be the difference between the others and all together.
 */
function shielded({ gold, pairs }: Measured, keysOf: Keys): Measured {
  const groups = new Map<string, Map<string, Set<string>>>()
  const add = (day: string, key: string, people: readonly string[]): void => {
    const ofDay = groups.get(day) ?? new Map<string, Set<string>>()
    groups.set(day, ofDay.set(key, new Set([...(ofDay.get(key) ?? []), ...people])))
  }
  for (const one of gold) add(one.day, keysOf.gold(one), [one.person])
  for (const one of pairs) add(one.day, keysOf.pair(one), [one.one.person, one.other.person])
  const isTold = ({ day }: { day: string }): boolean => [...(groups.get(day)?.values() ?? [])].every(people => people.size >= leastPeople)
  return { gold: gold.filter(isTold), pairs: pairs.filter(isTold) }
}

type Team = { key: string; people: number; figures: QualityFigures }

/** By what many people have in common: each pair counts once, against the words of the one who answered first. */
export async function ofTeams(measured: Measured, keysOf: Keys, grouped: boolean): Promise<Team[]> {
  const told = grouped ? shielded(measured, keysOf) : measured
  const golds = Map.groupBy(told.gold, keysOf.gold)
  const pairs = Map.groupBy(told.pairs, keysOf.pair)
  const teams: Team[] = []
  for (const key of [...new Set([...golds.keys(), ...pairs.keys()])].toSorted()) {
    const group = { gold: golds.get(key) ?? [], pairs: pairs.get(key) ?? [] }
    teams.push({ key, people: peopleIn(group).size, figures: qualityFigures(group.gold.map(({ item }) => item), group.pairs.map(({ item }) => item)) })
    await othersFirst()
  }
  return teams
}
