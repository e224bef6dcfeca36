import { describe, expect, test } from 'vitest'
import { keptFigures } from '../../../electron/core/board/kept-figures.ts'
import { createKept } from '../../../electron/core/settings/kept.ts'
import type { Board, Needs, ReadBatches, ReadPeriod } from '../../../shared/contract/board.ts'
import { qualityFigures } from '../../../shared/domain/quality/figures.ts'
import type { Policy } from '../../../shared/hub-api/hello.ts'
import type { ShiftFigures } from '../../../shared/hub-api/shifts.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'

const day = 86_400_000
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

const shiftAt = (startedAt: number, id: string): ShiftFigures => ({
  shift: `00000000-0000-4000-8000-00000000000${id}`, person: 'r-101', zone: 'UTC', startedAt, endedAt: startedAt + 3_600_000, workedMs: 3_600_000, awayMs: 0, clips: 40,
  through: [], perHour: 40, medianHandlingMs: 30_000, handlingSpreadMs: 4_000, audioMs: 90_000, wordsCorrected: 4, slots: 2, ofMedian: 1,
  breaksOffered: 1, breaksPossible: 1, corrections: [], notes: [], waiting: 0, lastContactAt: startedAt, leaseEndsAt: null,
})

/** A supervisor's laptop that the hub told of named people, and that never meets it again. */
async function told() {
  const place = await openWorkplace([], 'supervisor')
  const { vault, device } = place
  const now = device.time.now()
  const asOf = { at: now, live: true }
  const board: Board = { ...asOf, visibility: 'named', namedSince: dayOf(now - 30 * day), plannedMs: 1, days: [], shifts: [shiftAt(now - 29 * day, '1'), shiftAt(now - day, '2')] }
  const period = (from: number): ReadPeriod => ({
    ...asOf, from: dayOf(from), to: dayOf(now), zone: 'UTC', visibility: 'named', namedSince: dayOf(now - 30 * day),
    total: null, people: [], sites: [], locales: [], days: [], unsplit: 0, team: null,
  })
  const needs: Needs = { ...asOf, needs: [{ kind: 'no_clips', person: 'r-101' }] }
  const batches: ReadBatches = { ...asOf, batches: [], waves: [], untold: 0 }
  const week = { from: dayOf(now - 6 * day), to: dayOf(now) }
  const month = { from: dayOf(now - 30 * day), to: dayOf(now) }
  const kept = createKept(vault.db)
  for (const [key, value] of Object.entries({ board, needs, batches, figures: [week, month].map(asked => ({ asked, told: period(Date.parse(asked.from)) })) })) kept.write(key, value)
  return { ...place, kept, now, week, month, everything: { from: 0, to: now + day } }
}

describe('what a supervisor’s laptop keeps of others', () => {
  test('is told while the hub is away, as long as the policy lets it be told', async () => {
    const { ask, everything, week, month } = await told()
    expect((await ask('board.read', everything)).shifts).toHaveLength(2)
    expect((await ask('needs.read', {})).needs).toHaveLength(1)
    expect((await ask('figures.read', week)).live).toBe(false)
    expect((await ask('figures.read', month)).live).toBe(false)
  })

  test('goes day by day as performance detail gets too old, and all of it in the end', async () => {
    const { ask, clock, kept, everything, week, month } = await told()
    clock.pass(3 * day)
    expect((await ask('board.read', everything)).shifts.map(({ shift }) => shift.at(-1))).toEqual(['2'])
    expect(JSON.stringify(kept.read('board'))).not.toContain('000000000001')
    expect(await reasonOf(() => ask('figures.read', month))).toBe('hub_unreachable')
    expect((await ask('figures.read', week)).live).toBe(false)
    clock.pass(28 * day)
    for (const call of [() => ask('board.read', everything), () => ask('figures.read', week), () => ask('needs.read', {}), () => ask('batches.follow', {})]) {
      expect(await reasonOf(call)).toBe('hub_unreachable')
    }
  })

  test('goes at once where policy has become grouped since, and what names nobody stays', async () => {
    const { kept, device, now, vault } = await told()
    const strict = { ...device.policy(), statistics: { visibility: 'grouped', retentionDays: 30 } } as Policy
    keptFigures(createKept(vault.db), () => strict, () => now).retain()
    expect(['board', 'needs'].map(key => kept.read(key))).toEqual([null, null])
    expect(kept.read('figures')).toEqual([])
    expect(kept.read('batches')).not.toBeNull()
  })
})

test('one’s own quality goes from one’s own laptop as it gets too old, and not for being named', async () => {
  const { kept, device, now, vault } = await told()
  const figures = qualityFigures([], [])
  kept.write('own-quality', [{ asked: null, told: { at: now, live: true, from: dayOf(now - 30 * day), to: dayOf(now), figures, batches: [] } }])
  const strict = { ...device.policy(), statistics: { visibility: 'grouped', retentionDays: 30 } } as Policy
  keptFigures(createKept(vault.db), () => strict, () => now + 29 * day).retain()
  expect(kept.read('own-quality')).toHaveLength(1)
  keptFigures(createKept(vault.db), () => strict, () => now + 31 * day).retain()
  expect(kept.read('own-quality')).toEqual([])
})
