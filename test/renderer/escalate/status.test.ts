import { describe, expect, test } from 'vitest'
import { movedOn, standingOf, standingSince, stepsOf } from '../../../renderer/escalate/status.ts'
import { EscalationState } from '../../../shared/domain/escalation.ts'
import { idOf, reportOf } from '../stage/figures.ts'

describe('the standing of a report', () => {
  test('is held on this laptop as long as the hub has not confirmed it, whatever its state says', () => {
    for (const state of EscalationState.options) expect(standingOf(reportOf({ state, receivedAt: null }))).toBe('held')
  })

  test('follows the state once the hub has it', () => {
    const at = (state: EscalationState) => standingOf(reportOf({ state, receivedAt: 5 }))
    expect(at('received')).toBe('received')
    expect(at('acknowledged')).toBe('seen')
    expect(at('no_action_proposed')).toBe('deciding')
    expect(at('closed_reported')).toBe('decided')
  })

  test('says since when, where that is known', () => {
    const seen = reportOf({ state: 'acknowledged', filedAt: 1, receivedAt: 2, acknowledgedAt: 3 })
    expect(standingSince(seen)).toBe(3)
    expect(standingSince({ ...seen, state: 'assessing' })).toBeNull()
    expect(stepsOf(seen).map(({ at }) => at)).toEqual([1, 2, 3, null])
  })

  test('tells which reports moved on, but not of new ones or at the first reading', () => {
    const held = reportOf()
    const received = reportOf({ state: 'received', receivedAt: 5 })
    const other = reportOf({ escalation: idOf(71) })
    expect(movedOn([held], [received, other])).toEqual([received])
    expect(movedOn(null, [received])).toEqual([])
    expect(movedOn([received], [received])).toEqual([])
  })
})
