import { qualityFigures } from '../../shared/domain/quality/figures.ts'
import type { SomeDays } from '../../shared/hub-api/period-figures.ts'
import type { OwnQuality, QualityBoard } from '../../shared/hub-api/quality.ts'
import type { Hub } from '../hub.ts'
import { byLocale, bySite, byTask, ofPeople, ofTeams, type Measured } from './groups.ts'
import { goldWithin, pairsWithin, toldDays, type ToldDays, type Whose } from './items.ts'
import { shielded, type Depth } from './shielded.ts'

/** Batches of which figures are told, the latest ones. */
const mostBatches = 60

async function measuredWithin({ store }: Hub, days: ToldDays & { zone: string }): Promise<Measured> {
  return { gold: await goldWithin(store, days), pairs: await pairsWithin(store, days) }
}

type Dated = Whose & { day: string }

const whoseIn = ({ gold, pairs }: Measured): Dated[] =>
  [...gold, ...pairs.flatMap(({ one, other, day }) => [{ ...one, day }, { ...other, day }])]

/** The figures of the batches that were measured last, of everybody's or of one person's. */
async function batchesIn(measured: Measured, person: string | null = null) {
  const latest = new Map<string, Dated>()
  for (const whose of whoseIn(measured).toSorted((one, other) => (one.day < other.day ? -1 : 1))) {
    if (person === null || whose.person === person) latest.set(whose.batch, whose)
  }
  const shown = [...latest.values()].toSorted((one, other) => (one.day > other.day ? -1 : one.day < other.day ? 1 : one.batchName.localeCompare(other.batchName))).slice(0, mostBatches)
  const ids = new Set(shown.map(({ batch }) => batch))
  const of = await ofPeople({
    gold: measured.gold.filter(({ batch }) => ids.has(batch)),
    pairs: measured.pairs.filter(({ one, other }) => ids.has(one.batch) || ids.has(other.batch)),
  }, ({ batch }) => batch)
  return shown.flatMap(({ batch, batchName, code }) => {
    const figures = of.get(batch)
    return figures === undefined ? [] : [{ batch: batchName, person: code, figures }]
  })
}

/**
 * What the policy lets a supervisor see of quality on these days, within the retention of performance detail. Where it
 * says *grouped*, neither people nor batches, each of which is one person's, are told of, and groups only by days on which each had five people.
 */
export async function readQuality(hub: Hub, within: SomeDays = {}): Promise<QualityBoard> {
  const days = await toldDays(hub, within)
  const { from, to, visibility } = days
  const measured = await measuredWithin(hub, days)
  const grouped = visibility === 'grouped'
  const told = (depth: Depth): Measured => (grouped ? shielded(measured, depth) : measured)
  const sites = await ofTeams(told('sites'), bySite)
  const locales = await ofTeams(told('locales'), byLocale)
  const tasks = await ofTeams(told('tasks'), byTask)
  const people = grouped ? [] : [...await ofPeople(measured, ({ code }) => code)]
  return {
    visibility, from, to,
    people: people.map(([person, figures]) => ({ person, figures })),
    batches: grouped ? [] : await batchesIn(measured),
    sites: sites.map(({ key, ...group }) => ({ site: key, ...group })),
    locales: locales.map(({ key, ...group }) => ({ locale: key, ...group })),
    tasks: tasks.map(({ key, ...group }) => ({ task: key, ...group })),
  }
}

/** What is kept of one person: the same figures as a supervisor sees of them, whatever the policy shows to others. */
export async function readOwnQuality(hub: Hub, person: string, within: SomeDays = {}): Promise<OwnQuality> {
  const days = await toldDays(hub, within)
  const { gold, pairs } = await measuredWithin(hub, days)
  const own = { gold: gold.filter(one => one.person === person), pairs: pairs.filter(({ one, other }) => one.person === person || other.person === person) }
  const { code } = await hub.store.selectFrom('people').select('code').where('id', '=', person).executeTakeFirstOrThrow()
  const figures = (await ofPeople(own, whose => whose.code)).get(code) ?? qualityFigures([], [])
  const batches = (await batchesIn(own, person)).map(({ batch, figures: of }) => ({ batch, figures: of }))
  return { from: days.from, to: days.to, figures, batches }
}
