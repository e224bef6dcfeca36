import { describe, expect, test } from 'vitest'
import type { Choice } from '../../../renderer/safety/steps/choices.ts'
import { createStepping } from '../../../renderer/safety/steps/stepping.ts'
import type { MethodInput } from '../../../shared/contract/methods.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import { idOf } from '../stage/figures.ts'

const note: Choice = { id: 'note', action: 'note', kind: null, severities: [] }
const seen: Choice = { id: 'acknowledge', action: 'acknowledge', kind: null, severities: [] }
const approve: Choice = { id: 'approve_notice', action: 'approve_notice', kind: null, severities: [] }

function stepping() {
  const taken: MethodInput<'escalations.step'>[] = []
  const did: string[] = []
  const world = { escalation: idOf(1), steps: 3, refuse: null as Failure | null }
  const store = createStepping({
    subject: () => ({ escalation: world.escalation, steps: world.steps }),
    async take(input) {
      taken.push(input)
      return world.refuse === null ? { ok: true, value: { escalation: input.escalation, state: 'assessing', severity: 'S1' } } : { ok: false, failure: world.refuse }
    },
    async onTaken({ action }) {
      did.push(`took ${action}`)
    },
    async onRefused() {
      world.steps++
      did.push('read again')
    },
  })
  return { store, taken, did, world }
}

describe('taking steps', () => {
  test('begins nothing on a case that has moved and was not read again', async () => {
    const { store, taken, did } = stepping()
    store.choose(seen)
    store.choose(approve)
    expect(store.getState().form).toBeNull()
    await Promise.resolve()
    await Promise.resolve()
    await Promise.resolve()
    expect(did).toEqual(['took acknowledge'])
    expect(taken).toHaveLength(1)
    store.choose(approve)
    expect(store.getState().form).not.toBeNull()
  })

  test('acknowledges at once, with what had been read', async () => {
    const { store, taken } = stepping()
    store.choose(seen)
    await Promise.resolve()
    expect(taken).toEqual([{ escalation: idOf(1), step: { action: 'acknowledge' }, seen: 3 }])
    expect(store.getState().form).toBeNull()
  })

  test('asks before a second person agrees', async () => {
    const { store, taken, did } = stepping()
    store.choose(approve)
    expect(taken).toEqual([])
    expect(store.getState().form).toMatchObject({ choice: approve, missing: [] })
    await store.send()
    expect(did).toEqual(['took approve_notice'])
    expect(store.getState().form).toBeNull()
  })

  test('sends nothing that is incomplete, and forgets the complaint once it is filled', async () => {
    const { store, taken } = stepping()
    store.choose(note)
    await store.send()
    expect(store.getState().form?.missing).toEqual(['text'])
    store.fill('text', 'The caller rang again')
    expect(store.getState().form?.missing).toEqual([])
    await store.send()
    expect(taken).toMatchObject([{ step: { action: 'note', text: 'The caller rang again' } }])
  })

  test('keeps what was written for the same case and step, and for no other', () => {
    const { store, world } = stepping()
    store.choose(note)
    store.fill('text', 'half a sentence')
    store.leave()
    store.choose(note)
    expect(store.getState().form?.values).toEqual({ text: 'half a sentence' })
    store.leave()
    world.escalation = idOf(2)
    store.choose(note)
    expect(store.getState().form?.values).toEqual({})
  })

  test('approves nothing that came after the reading: it says so, reads again, and lets the person decide anew', async () => {
    const { store, taken, did, world } = stepping()
    store.choose(approve)
    world.refuse = { code: 'conflict', reason: 'escalation_moved_on', facts: {} }
    await store.send()
    expect(store.getState()).toMatchObject({ failure: { reason: 'escalation_moved_on' }, form: { seen: 4 } })
    expect(did).toEqual(['read again'])
    world.refuse = null
    await store.send()
    expect(taken.map(input => input.seen)).toEqual([3, 4])
  })
})
