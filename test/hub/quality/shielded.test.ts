import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { MeasuredGold, MeasuredPair, Whose } from '../../../hub/quality/items.ts'
import { shielded, type Depth } from '../../../hub/quality/shielded.ts'
import { byLocale, bySite, byTask, type Measured, type Split } from '../../../hub/quality/groups.ts'
import { leastPeople } from '../../../shared/hub-api/shifts.ts'

// What somebody can make of what is told by adding and taking away, over any histories of small teams.

const sites = ['Boston', 'Cluj', null]
const locales = ['de-DE', 'en-US']
const tasks = ['alarms', 'music']
const days = ['2026-11-23', '2026-11-24', '2026-11-25']
const everybody = Array.from({ length: 16 }, (_, index) => `r-${index}`)
/** Most work at the first site in the first language, so that some groups are told and some are not. */
const lopsided = <T>(...all: readonly T[]) => fc.oneof({ weight: 4, arbitrary: fc.constant(all[0] as T) }, { weight: 1, arbitrary: fc.constantFrom(...all) })

const person = fc.record({ person: fc.constantFrom(...everybody), place: lopsided(0, 1, 2) })
const whose = ({ person: of, place }: { person: string; place: number }, task: string): Whose => ({ person: of, code: of, site: sites[place] ?? null, batch: of, batchName: of, task })

const golds = fc.array(fc.record({ one: person, task: lopsided(...tasks), locale: lopsided(...locales), day: fc.constantFrom(...days) }), { minLength: 40, maxLength: 160 })
  .map(all => all.map(({ one, task, locale, day }): MeasuredGold => ({ ...whose(one, task), day, locale, item: { substitutions: 0, deletions: 0, insertions: 0, words: 1, wrong: false, accepted: false } })))
const pairs = fc.array(fc.record({ one: person, other: person, task: lopsided(...tasks), locale: lopsided(...locales), day: fc.constantFrom(...days) }), { minLength: 40, maxLength: 160 })
  .map(all => all.map(({ one, other, task, locale, day }): MeasuredPair => ({ day, locale, one: whose(one, task), other: whose(other, task), item: { wake: null, intent: null, errors: null, slots: null }, slots: null })))

type Item = MeasuredGold | MeasuredPair
const peopleOf = (items: Iterable<Item>): Set<string> => new Set([...items].flatMap(item => ('one' in item ? [item.one.person, item.other.person] : [item.person])))

type Told = ReadonlySet<Item>

/** Everything that is told: each group at its depth, over any one of the days. */
function toldGroups(measured: Measured): Told[] {
  const groups: Told[] = []
  const add = (depth: Depth, split: Split<string | null>): void => {
    const told = shielded(measured, depth)
    for (const day of days) {
      const gold = told.gold.filter(one => one.day === day)
      const pair = told.pairs.filter(one => one.day === day)
      groups.push(...Map.groupBy(gold, split.gold).values().map(all => new Set<Item>(all)))
      groups.push(...Map.groupBy(pair.flatMap(one => split.pair(one).map(({ key }) => ({ key, one }))), ({ key }) => key).values().map(all => new Set<Item>(all.map(({ one }) => one))))
    }
  }
  add('tasks', byTask)
  add('locales', byLocale)
  add('sites', bySite)
  return groups
}

it('nothing that is told, nothing that two of them have in common and nothing that one has beyond others is fewer than five people\'s', () => {
  let compared = 0
  fc.assert(fc.property(golds, pairs, (gold, pair) => {
    const told = toldGroups({ gold, pairs: pair })
    const enough = (items: Told): void => {
      if (items.size === 0) return
      compared++
      expect(peopleOf(items).size).toBeGreaterThanOrEqual(leastPeople)
    }
    for (const one of told) {
      enough(one)
      for (const other of told) {
        enough(one.intersection(other))
        enough(one.difference(other))
        for (const third of told) enough(one.difference(other.union(third)))
      }
    }
  }), { numRuns: 60, seed: 20_261_130 })
  expect(compared).toBeGreaterThan(2_000)
})
