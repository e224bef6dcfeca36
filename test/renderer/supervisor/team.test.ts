import { describe, expect, test } from 'vitest'
import { createClient } from '../../../renderer/client.ts'
import { createPeriodChoice, shiftPresets } from '../../../renderer/state/period-choice.ts'
import { sift } from '../../../renderer/supervisor/sift.ts'
import { comparedRows, figuresOf } from '../../../renderer/supervisor/team/compared.ts'
import { createTeam } from '../../../renderer/supervisor/team/team.ts'
import { methods } from '../../../shared/contract/methods.ts'
import { groupOf, periodOf } from '../stage/group-figures.ts'
import { createMemoryBridge } from '../stage/memory-bridge.ts'

describe('two periods side by side', () => {
  test('have a difference and its share of the other, and none where either is not told', () => {
    const rows = comparedRows(groupOf({ clips: 120, perHour: null }), groupOf({ clips: 100, perHour: 60 }))
    expect(rows.find(({ figure }) => figure === 'clips')).toEqual({ figure: 'clips', here: 120, there: 100, difference: 20, share: 0.2 })
    expect(rows.find(({ figure }) => figure === 'perHour')).toMatchObject({ difference: null, share: null })
    expect(comparedRows(groupOf({ slots: 3 }), groupOf({ slots: 0 })).find(({ figure }) => figure === 'slots')).toMatchObject({ difference: 3, share: null })
    expect(comparedRows(null, null).every(({ here, difference }) => here === null && difference === null)).toBe(true)
  })

  test('are of everybody, or of the one row that was chosen', () => {
    const period = periodOf({ from: '2026-11-23', to: '2026-11-23' })
    expect(figuresOf(period, 'all')).toBe(period.total)
    expect(figuresOf(period, 'site:')).toBe(period.sites.find(({ site }) => site === null)?.figures)
    expect(figuresOf(period, 'locale:ro-RO')).toBe(period.locales.find(({ locale }) => locale === 'ro-RO')?.figures)
    expect(figuresOf(period, 'person:r-999')).toBeNull()
  })

  test('are read for their own days, and an answer for days that were left is not shown', async () => {
    const bridge = createMemoryBridge({ 'figures.read': days => periodOf(days) })
    const choice = createPeriodChoice('UTC', () => Date.parse('2026-11-25T12:00:00Z'), shiftPresets, 'today')
    const team = createTeam(createClient(bridge, methods), choice)
    const end = team.follow()
    choice.choose('lastWeek')
    team.show('compare')
    await expect.poll(() => [team.getState().period?.from, team.getState().beside?.from]).toEqual(['2026-11-16', '2026-11-09'])
    team.compareWith({ from: '2026-10-01', to: '2026-10-02' })
    await expect.poll(() => team.getState().beside?.from).toBe('2026-10-01')
    end()
  })
})

test('a table is sifted by every word that is looked for', () => {
  const rows = ['r-101 Cluj', 'r-102 Boston', 'r-103 Cluj']
  expect(sift(rows, ' cluj  103 ', row => row)).toEqual(['r-103 Cluj'])
  expect(sift(rows, ' ', row => row)).toBe(rows)
})
