import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createEscalations } from '../../../electron/core/escalations/escalations.ts'
import { makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'

/** Somebody whose report waits for an answer, as the hub said last. */
async function asked() {
  const clip = makeClip('please stop')
  const place = await openWorkplace([clip])
  const { ask, vault } = place
  await ask('shift.start', { zone: 'UTC' })
  const { escalation } = await ask('escalations.file', {
    clip: clip.row.clip, category: 'unsure', happeningNow: false, span: null, words: '', sounds: '', inference: '', played: null,
  })
  const own = {
    escalation, state: 'needs_info', severity: 'S2', receivedAt: 5, acknowledgedAt: 6, decidedAt: null, question: 'one voice or two?', outcome: null,
  } as const
  const escalations = createEscalations(vault.db)
  expect(escalations.update(own)).toBe(true)
  expect(escalations.update(own)).toBe(false)
  return { ...place, escalation, own, escalations }
}

describe('a question of a safety lead', () => {
  test('stands beside the report, whose severity is what the hub says', async () => {
    const { ask, escalation } = await asked()
    expect(await ask('escalations.mine', {})).toMatchObject([{ escalation, state: 'needs_info', severity: 'S2', question: 'one voice or two?' }])
  })

  test('is answered without the hub, durably, and is gone from the screen at once', async () => {
    const { ask, escalation, vault, reopen, events } = await asked()
    const step = { action: 'answer_lead', answer: 'two' } as const
    events.splice(0)
    await ask('escalations.reply', { escalation, step })
    expect(events).toContain('escalations.changed')
    expect(vault.stream.unsent(99).at(-1)).toMatchObject({ envelope: { type: 'escalation.replied' }, payload: { escalation, step } })
    await reopen()
    expect(await ask('escalations.mine', {})).toMatchObject([{ question: null }])
    expect(await reasonOf(() => ask('escalations.reply', { escalation, step }))).toBe('escalation_moved_on')
  })

  test('is declined with nothing said, after clock-out as well', async () => {
    const { ask, escalation, vault } = await asked()
    await ask('shift.end', {})
    await ask('escalations.reply', { escalation, step: { action: 'decline_to_answer' } })
    expect(vault.stream.unsent(99).at(-1)).toMatchObject({ payload: { step: { action: 'decline_to_answer' } } })
  })

  test('needs words for an answer, and a report that is one\'s own', async () => {
    const { ask, escalation } = await asked()
    expect(await reasonOf(() => ask('escalations.reply', { escalation, step: { action: 'answer_lead', answer: '' } }))).toBe('input_invalid')
    expect(await reasonOf(() => ask('escalations.reply', { escalation: randomUUID(), step: { action: 'call_mistaken' } }))).toBe('escalation_unknown')
  })
})

describe('calling a report mistaken', () => {
  test('is said to the hub and takes nothing back', async () => {
    const { ask, escalation, vault } = await asked()
    await ask('escalations.reply', { escalation, step: { action: 'call_mistaken' } })
    expect(vault.stream.unsent(99).at(-1)).toMatchObject({ payload: { step: { action: 'call_mistaken' } } })
    expect(await ask('escalations.mine', {})).toMatchObject([{ state: 'needs_info', question: 'one voice or two?' }])
  })
})
