import { describe, expect, test } from 'vitest'
import { createClient } from '../../../renderer/client.ts'
import { createJoining } from '../../../renderer/join/joining.ts'
import { createReading } from '../../../renderer/state/reading.ts'
import { methods } from '../../../shared/contract/methods.ts'
import type { Session } from '../../../shared/contract/session.ts'
import { formatInvitation, type InvitationKind } from '../../../shared/hub-api/access.ts'
import { lockedLaptop, openAs } from '../stage/figures.ts'
import { createMemoryBridge, Refused, type Handlers } from '../stage/memory-bridge.ts'

const invitationOf = (kind: InvitationKind): string =>
  formatInvitation({ kind, host: '127.0.0.1:7420', fingerprint: 'a'.repeat(43), code: { id: '0A1B2C', secret: '0123456789AB' } })

async function make(handlers: Handlers, stage: Session = lockedLaptop) {
  const bridge = createMemoryBridge({ 'session.read': () => stage, ...handlers })
  const client = createClient(bridge, methods)
  const session = createReading({ read: () => client.call('session.read', {}), on: client.on, events: ['session.changed'] })
  await session.refresh()
  const clock = { now: 1_000_000 }
  const store = createJoining({ client, session, now: () => clock.now })
  const asked = () => bridge.calls.filter(({ method }) => method !== 'session.read')
  return { store, session, clock, asked }
}

describe('joining', () => {
  test('says what is missing, one thing at a time, and asks nobody before it is there', async () => {
    const { store, asked } = await make({})
    await store.join()
    expect(store.getState().complaint).toEqual({ about: 'invitation', fault: 'missing' })
    store.change({ invitation: invitationOf('device') })
    await store.join()
    expect(store.getState().complaint).toEqual({ about: 'invitation', fault: 'wrong_kind', kind: 'device' })
    store.change({ invitation: invitationOf('person'), passphrase: 'eleven char' })
    await store.join()
    expect(store.getState().complaint).toEqual({ about: 'passphrase', fault: 'short', length: 11 })
    store.change({ passphrase: 'twelve chars', again: 'twelve chart' })
    await store.join()
    expect(store.getState().complaint).toEqual({ about: 'again', fault: 'differs' })
    expect(asked()).toEqual([])
  })

  test('hands over invitation and passphrase, goes on with what the core answers, and forgets both', async () => {
    const { store, session, asked } = await make({ 'people.join': () => openAs('reviewer') })
    store.change({ invitation: invitationOf('person'), passphrase: 'twelve chars', again: 'twelve chars' })
    await store.join()
    expect(asked()).toEqual([{ method: 'people.join', input: { invitation: invitationOf('person'), passphrase: 'twelve chars' } }])
    expect(session.getState().value?.stage).toBe('open')
    expect(store.getState()).toMatchObject({ passphrase: '', again: '', invitation: '' })
  })

  test('lets the core judge an invitation that cannot be read', async () => {
    const { store } = await make({ 'device.enrol': () => { throw new Refused('invitation_malformed') } })
    store.change({ enrolment: 'earshot://half' })
    await store.enrol()
    expect(store.getState()).toMatchObject({ complaint: null, failure: { reason: 'invitation_malformed' }, enrolment: 'earshot://half' })
  })
})

describe('unlocking', () => {
  test('keeps what was typed when the passphrase is wrong', async () => {
    const { store } = await make({ 'session.unlock': () => { throw new Refused('passphrase_wrong') } })
    store.change({ passphrase: 'not the one' })
    await store.unlock()
    expect(store.getState()).toMatchObject({ passphrase: 'not the one', failure: { reason: 'passphrase_wrong' }, waitUntil: null })
  })

  test('takes the first person where nobody was chosen', async () => {
    const { store, asked } = await make({ 'session.unlock': () => openAs('reviewer') })
    store.change({ passphrase: 'long enough for it' })
    await store.unlock()
    expect(asked()[0]?.input).toMatchObject({ person: lockedLaptop.people[0]?.person })
  })

  test('waits as long as the core says before it tries again', async () => {
    const { store, clock, asked } = await make({ 'session.unlock': () => { throw new Refused('unlock_delayed', { waitMs: 4000 }) } })
    store.change({ passphrase: 'not the one' })
    await store.unlock()
    expect(store.getState().waitUntil).toBe(1_004_000)
    await store.unlock()
    clock.now += 3999
    await store.unlock()
    expect(asked()).toHaveLength(1)
    clock.now += 1
    await store.unlock()
    expect(asked()).toHaveLength(2)
  })
})
