import { describe, expect, test } from 'vitest'
import { createClient } from '../../../renderer/client.ts'
import { createOwnReports, foremost, inOrder } from '../../../renderer/escalate/own-reports.ts'
import { methods } from '../../../shared/contract/methods.ts'
import { idOf, reportOf } from '../stage/figures.ts'
import { createMemoryBridge, Refused, type Handlers } from '../stage/memory-bridge.ts'

const held = reportOf({ escalation: idOf(1), filedAt: 1 })
const asked = reportOf({ escalation: idOf(2), filedAt: 2, state: 'needs_info', receivedAt: 3, question: 'one voice or two?' })
const decided = reportOf({ escalation: idOf(3), filedAt: 3, state: 'closed', receivedAt: 4, decidedAt: 9 })

function make(reply: NonNullable<Handlers['escalations.reply']> = () => ({})) {
  const bridge = createMemoryBridge({ 'escalations.reply': reply })
  const own = createOwnReports(createClient(bridge, methods), () => inOrder([held, asked, decided]))
  return { own, said: () => bridge.calls.map(({ input }) => input) }
}

describe('one’s own reports', () => {
  test('come newest first, what waits for an answer before all else', () => {
    expect(inOrder([held, asked, decided]).map(({ escalation }) => escalation)).toEqual([idOf(2), idOf(3), idOf(1)])
  })

  test('are spoken of by what nobody has seen, then by what is asked, then by the newest', () => {
    expect(foremost([decided, asked, held])).toBe(held)
    expect(foremost([decided, asked])).toBe(asked)
    expect(foremost([decided])).toBe(decided)
    expect(foremost([])).toBeUndefined()
  })

  test('are gone through by keys, and end at either end', () => {
    const { own } = make()
    const seen = ([-1, 1, 1, 1] as const).map(by => {
      own.step(by)
      return own.getState().selected
    })
    expect(seen).toEqual([idOf(2), idOf(3), idOf(1), idOf(1)])
  })
})

describe('a question from a safety lead', () => {
  test('is answered in words, and an empty answer is none', async () => {
    const { own, said } = make()
    own.write('   ')
    await own.answer()
    expect(said()).toEqual([])
    own.write(' two of them ')
    await own.answer()
    expect(said()).toEqual([{ escalation: idOf(2), step: { action: 'answer_lead', answer: 'two of them' } }])
    expect(own.getState()).toMatchObject({ texts: {}, said: 'answer_lead' })
  })

  test('is declined with one key', async () => {
    const { own, said } = make()
    await own.decline()
    expect(said()).toEqual([{ escalation: idOf(2), step: { action: 'decline_to_answer' } }])
  })

  test('keeps what was written when it cannot be answered', async () => {
    const { own } = make(() => { throw new Refused('escalation_moved_on') })
    own.write('two of them')
    await own.answer()
    expect(own.getState()).toMatchObject({ texts: { [idOf(2)]: 'two of them' }, failure: { reason: 'escalation_moved_on' }, said: null })
  })
})
