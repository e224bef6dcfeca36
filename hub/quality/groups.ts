import { setImmediate } from 'node:timers/promises'
import { qualityFigures, turned, type PairItem } from '../../shared/domain/quality/figures.ts'
import type { QualityFigures } from '../../shared/hub-api/quality.ts'
import type { MeasuredGold, MeasuredPair, Whose } from './items.ts'

// Items put together by what they have in common.

/** Intervals take their time: whoever else asks the hub something meanwhile is answered in between. */
const othersFirst = (): Promise<void> => setImmediate()

export type Measured = { gold: readonly MeasuredGold[]; pairs: readonly MeasuredPair[] }

type Side = { whose: Whose; item: PairItem }

/** A pair's items, each as the one sees it whose it is. */
const sidesOf = ({ one, other, item }: MeasuredPair): Side[] => [{ whose: other, item }, { whose: one, item: turned(item) }]

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

/** What of a pair counts for a group, and whose it is there. */
type Share<K> = { key: K; people: readonly string[]; item: PairItem }

/** How items fall to groups. */
export type Split<K> = { gold(one: MeasuredGold): K; pair(one: MeasuredPair): readonly Share<K>[] }

const once = <K>(key: K, { one, other, item }: MeasuredPair): readonly Share<K>[] => [{ key, people: [one.person, other.person], item }]

/** Each pair counts once, against the words of the one who answered first. */
export const byLocale: Split<string> = { gold: ({ locale }) => locale, pair: pair => once(pair.locale, pair) }
export const byTask: Split<string> = { gold: ({ task }) => task, pair: pair => once(pair.one.task, pair) }

/** What two people of one site answered counts once there; what people of two sites did, for each of them as it is theirs. */
export const bySite: Split<string | null> = {
  gold: ({ site }) => site,
  pair: pair => (pair.one.site === pair.other.site
    ? once(pair.one.site, pair)
    : sidesOf(pair).map(({ whose: { site, person }, item }) => ({ key: site, people: [person], item }))),
}

type Team<K> = { key: K; people: number; figures: QualityFigures }

/** By what many people have in common; the names of groups in their order, what has none last. */
export async function ofTeams<K extends string | null>({ gold, pairs }: Measured, { gold: keyOf, pair: sharesOf }: Split<K>): Promise<Team<K>[]> {
  const golds = Map.groupBy(gold, keyOf)
  const shares = Map.groupBy(pairs.flatMap(sharesOf), ({ key }) => key)
  const keys = [...new Set([...golds.keys(), ...shares.keys()])].toSorted((one, other) => (one === null ? 1 : other === null || one < other ? -1 : 1))
  const teams: Team<K>[] = []
  for (const key of keys) {
    const [own, shared] = [golds.get(key) ?? [], shares.get(key) ?? []]
    const people = new Set([...own.map(({ person }) => person), ...shared.flatMap(share => share.people)])
    teams.push({ key, people: people.size, figures: qualityFigures(own.map(({ item }) => item), shared.map(({ item }) => item)) })
    await othersFirst()
  }
  return teams
}
