import { leastPeople } from '../../shared/hub-api/shifts.ts'
import type { Measured } from './groups.ts'
import type { MeasuredGold, MeasuredPair } from './items.ts'

// What may be told of groups where the policy lets nobody be told of.

/** How far groups are told apart: by task; by locale as well; by site as well. */
export type Depth = 'tasks' | 'locales' | 'sites'

type Place = { task: string; locale: string; site: string | null }

function cellOf({ task, locale, site }: Place, depth: Depth): readonly (string | null)[] {
  switch (depth) {
    case 'tasks': return [task]
    case 'locales': return [task, locale]
    case 'sites': return [task, locale, site]
  }
}

/** Somebody of whom an item tells in a cell. */
type Named = { cell: string; person: string }

const nameOf = (cell: readonly unknown[]): string => JSON.stringify(cell)

const inGold = (gold: MeasuredGold, depth: Depth): Named[] => [{ cell: nameOf(cellOf(gold, depth)), person: gold.person }]

/** What people of two sites answered is a cell of its own, in which each of the two sites has its people. */
function inPair({ one, other, locale }: MeasuredPair, depth: Depth): Named[] {
  const at = (site: string | null) => cellOf({ task: one.task, locale, site }, depth)
  const both = depth === 'sites' ? [one, other].map(({ site }) => site ?? '').toSorted((a, b) => (a < b ? -1 : 1)) : []
  return [one, other].map(({ person, site }) => ({ cell: nameOf([...at(site), ...both]), person }))
}

/** Items of days on which every cell holds five people or more. */
function onTellableDays<T extends { day: string }>(items: readonly T[], named: (item: T) => readonly Named[]): T[] {
  const cells = new Map<string, Map<string, Set<string>>>()
  for (const item of items) {
    const ofDay = cells.get(item.day) ?? new Map<string, Set<string>>()
    for (const { cell, person } of named(item)) ofDay.set(cell, (ofDay.get(cell) ?? new Set()).add(person))
    cells.set(item.day, ofDay)
  }
  return items.filter(({ day }) => [...(cells.get(day)?.values() ?? [])].every(people => people.size >= leastPeople))
}

/**
 * What was measured on days on which every group had five people or more in every group that it meets. Whatever is then
 * added to or taken from whatever else, for other days or by other groups, is made of those cells, and no cell holds
 * fewer. Gold and pairs are told apart, so each has its own.
 */
export const shielded = ({ gold, pairs }: Measured, depth: Depth): Measured =>
  ({ gold: onTellableDays(gold, one => inGold(one, depth)), pairs: onTellableDays(pairs, one => inPair(one, depth)) })
