import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../support/folders.ts'
import { reasonOf } from '../support/refusals.ts'
import { clipCount, hubWithClips, type HubWithClips } from './colleagues.ts'
import { passphrase, startWorkstation } from './workstation.ts'

const hour = 3_600_000
const timeout = 120_000

/** This machine's clock, moved on by hours when told to. */
function movableClock() {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    monotonic: () => performance.now() + ahead,
    pass(ms: number) {
      ahead += ms
    },
  }
}

/** A reviewer with a batch on the laptop. */
async function reviewer({ hub }: HubWithClips) {
  const clock = movableClock()
  const station = await startWorkstation(temporaryFolder(), { clock })
  const { ask } = station
  await ask('device.enrol', { invitation: await hub.inviteDevice() })
  const invitation = await hub.addPerson('r-101', 'reviewer')
  const { batch } = await hub.assign('r-101')
  const { person } = await ask('people.join', { invitation, passphrase })
  await station.settled(clipCount)
  const unlock = () => ask('session.unlock', { person: person?.person ?? '', passphrase })
  return { ...station, clock, batch, unlock }
}

const leasesOf = ({ inside }: HubWithClips) =>
  inside(({ store }) => store.selectFrom('leases').select(['ended_for', 'receipted_at', 'ends_at']).orderBy('number').execute())

/** Waits for the newest lease's receipt, and answers what it ended for. */
const receipted = (at: HubWithClips) =>
  expect.poll(async () => {
    const last = (await leasesOf(at)).at(-1)
    return last?.receipted_at == null ? null : last.ended_for
  }, { timeout: 20_000 })

describe('a locked laptop', () => {
  test('loses the keys of its clips when their lease ends, without the hub, and tells the hub when it can', async () => {
    const at = await hubWithClips()
    const { ask, core, clock, unlock, settled } = await reviewer(at)
    await ask('session.lock', {})
    await at.hub.stop()
    clock.pass(13 * hour)
    core.notice('resume')
    await unlock()
    expect(await ask('sync.status', {})).toMatchObject({ clipsOnDevice: 0, leaseEndsAt: null })
    expect(await ask('clips.survey', {})).toEqual([])
    await ask('session.lock', {})
    await at.hub.restart()
    core.notice('resume')
    await receipted(at).toBe('expired')

    // What is left of the batch comes anew, by another lease.
    await unlock()
    await settled(clipCount)
    expect(await leasesOf(at)).toHaveLength(2)
    await ask('shift.start', { zone: 'UTC' })
    const { clip } = await ask('clips.current', {})
    expect((await ask('clips.prepare', { clip: clip ?? '' })).ticket).toBeTypeOf('string')
  }, timeout)

  test('hears from the hub by itself that a batch was taken back, and its vault keeps nothing of it', async () => {
    const at = await hubWithClips()
    const { ask, core, batch, unlock } = await reviewer(at)
    const [first] = await ask('clips.list', {})
    await ask('session.lock', {})
    await at.inside(({ store }) => store.updateTable('leases').set({ ended_for: 'recalled' }).where('batch', '=', batch).execute())
    core.notice('resume')
    await receipted(at).toBe('recalled')
    await at.hub.stop()
    await unlock()
    await ask('shift.start', { zone: 'UTC' })
    expect(await reasonOf(() => ask('clips.open', { clip: first?.clip ?? '' }))).toBe('clip_recalled')
    expect(await ask('clips.current', {})).toMatchObject({ clip: null })
  }, timeout)
})

describe('a reviewer', () => {
  test('gives back what is left of a batch: it goes from the laptop, and to somebody else from the hub', async () => {
    const at = await hubWithClips()
    const { ask, batch, settled } = await reviewer(at)
    expect((await ask('leases.read', {})).batches).toMatchObject([{ batch, place: 'here', clips: clipCount, arrived: clipCount, decided: 0, bytesMissing: 0 }])
    await ask('leases.giveBack', { batch })
    expect(await reasonOf(() => ask('leases.giveBack', { batch }))).toBe('batch_unknown')
    await receipted(at).toBe('returned')
    await ask('sync.start', {})
    await settled(0)
    expect((await ask('leases.read', {})).batches).toEqual([])
    await at.hub.addPerson('r-202', 'reviewer')
    expect(await at.hub.assign('r-202')).toMatchObject({ clips: clipCount })
  }, timeout)

  test('stays offline until they go online: nothing leaves, and all of it waits', async () => {
    const at = await hubWithClips()
    const { ask, settled } = await reviewer(at)
    await ask('sync.keepOffline', { offline: true })
    expect(await ask('sync.status', {})).toMatchObject({ keptOffline: true, online: false, failure: { reason: 'kept_offline' } })
    await ask('shift.start', { zone: 'UTC' })
    const { clip } = await ask('clips.current', {})
    await ask('clips.start', { clip: clip ?? '' })
    await ask('clips.skip', { clip: clip ?? '', cause: 'other', played: null })
    await ask('sync.start', {})
    await sleep(3_000)
    expect(await ask('sync.status', {})).toMatchObject({ phase: 'idle', waiting: 1, keptOffline: true })
    expect(await at.inside(({ store }) => store.selectFrom('decisions').selectAll().execute())).toEqual([])
    await ask('sync.keepOffline', { offline: false })
    await settled(clipCount - 1)
    await expect.poll(async () => (await ask('sync.status', {})).waiting, { timeout: 20_000 }).toBe(0)
    expect(await ask('sync.status', {})).toMatchObject({ keptOffline: false, online: true, failure: null })
  }, timeout)

  test('is done with a batch once all of it is decided and sent, and they have clocked out', async () => {
    const at = await hubWithClips()
    const { ask } = await reviewer(at)
    await ask('shift.start', { zone: 'UTC' })
    for (const { clip } of await ask('clips.list', {})) {
      await ask('clips.start', { clip })
      await ask('clips.skip', { clip, cause: 'other', played: null })
    }
    await expect.poll(async () => (await ask('sync.status', {})).waiting, { timeout: 20_000 }).toBe(0)
    expect((await ask('leases.read', {})).batches).toMatchObject([{ decided: clipCount }])
    await ask('shift.end', {})
    await ask('sync.start', {})
    await receipted(at).toBe('closed')
    expect(await ask('sync.status', {})).toMatchObject({ clipsOnDevice: 0, leaseEndsAt: null })
  }, timeout)
})
