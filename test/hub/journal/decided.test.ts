import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sealTo } from '../../../electron/core/crypto/sealing.ts'
import { signJson } from '../../../electron/core/crypto/signing.ts'
import { isRetired, retireDevice } from '../../../hub/access/devices.ts'
import { addPerson, setDeputy, setSite } from '../../../hub/access/people.ts'
import { givePin, tryPin } from '../../../hub/access/pins.ts'
import { approveRecovery, listRecoveries, releaseRecovery } from '../../../hub/access/recoveries.ts'
import { giveFactor } from '../../../hub/access/second-factor.ts'
import { makeBackup } from '../../../hub/backup/make.ts'
import { restoreHub } from '../../../hub/backup/restore.ts'
import { closeHub, openHub, readFacts, type Hub } from '../../../hub/hub.ts'
import { setDue } from '../../../hub/leases/due.ts'
import { changeRota, readSpans } from '../../../hub/rota/spans.ts'
import { changePolicy } from '../../../hub/setup/policy.ts'
import { recoveryInfo } from '../../../shared/hub-api/recoveries.ts'
import { codeAt } from '../../support/factor.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { addClips, assignTo, importedClip } from '../support/clips.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { workstation } from '../support/workstation.ts'

/** The hub out of a backup that was made before something was decided. */
async function restored(running: RunningHub, decide: () => Promise<unknown>): Promise<Hub> {
  const place = temporaryFolder()
  await makeBackup(running.hub, place)
  running.clock.pass(1_000)
  await decide()
  await closeHub(running.hub)
  const { journal } = await restoreHub(running.folder, { from: place, backup: null, force: true }, { now: running.clock.now })
  expect(journal.waiting).toBe(0)
  const hub = await openHub(running.folder, { now: running.clock.now })
  onTestFinished(() => closeHub(hub))
  return hub
}

describe('what was decided since a backup', () => {
  it('keeps by when a batch has to be answered, and that nobody waits for one any more', async () => {
    const running = await runHub()
    const [one, other] = [await workstation(running, 'reviewer'), await workstation(running, 'reviewer')]
    await addClips(running, [importedClip('play jazz'), importedClip('stop')], 900)
    const [dated, free] = [await assignTo(running, one.person.code, { count: 1 }), await assignTo(running, other.person.code, { count: 1 })]
    const hub = await restored(running, async () => {
      await setDue(running.hub, { batch: dated.batch, dueAt: 5_000 }, null)
      await setDue(running.hub, { batch: free.batch, dueAt: null }, one.person.person)
    })
    expect(await hub.store.selectFrom('batches').select(['id', 'due_at']).orderBy('number').execute()).toEqual([{ id: dated.batch, due_at: 5_000 }, { id: free.batch, due_at: null }])
  })

  it('keeps a laptop retired, whether or not it has said its last word', async () => {
    const running = await runHub()
    const [lost, gone] = [await workstation(running, 'reviewer'), await workstation(running, 'reviewer')]
    const hub = await restored(running, async () => {
      await retireDevice(running.hub, lost.device.id, 'stolen', true)
      await retireDevice(running.hub, gone.device.id, 'old', false)
      await gone.renew()
      await running.get('devices.receipt', { body: signJson('retired', { device: gone.device.id, at: running.clock.now(), vaults: 1 }, gone.device.signing) }, gone.token)
    })
    expect([await isRetired(hub.store, lost.device.id), await isRetired(hub.store, gone.device.id)]).toEqual([true, true])
    expect(await hub.store.selectFrom('retirements').select(['reason', 'at_once', 'received_at']).orderBy('reason').execute()).toEqual([
      { reason: 'old', at_once: 0, received_at: running.clock.now() }, { reason: 'stolen', at_once: 1, received_at: null },
    ])
  })

  it('keeps the policy, in a version that no workstation has seen more of', async () => {
    const running = await runHub()
    const file = join(temporaryFolder(), 'policy.json')
    const before = await readFacts(running.hub.store)
    const hub = await restored(running, async () => {
      for (const lockAfterMinutes of [5, 3]) {
        writeFileSync(file, JSON.stringify({ lockAfterMinutes }))
        await changePolicy(running.hub, file)
      }
    })
    expect(await readFacts(hub.store)).toMatchObject({ revision: before.revision + 2, policy: { ...before.policy, lockAfterMinutes: 3 } })
  })

  it('keeps what people prove themselves by: what was replaced opens nothing again', async () => {
    const running = await runHub()
    const lead = await workstation(running, 'safety')
    const old = await givePin(running.hub, lead.person.person)
    let pin = ''
    const sealedOf = (hub: Hub) => hub.store.selectFrom('second_factors').select('sealed').where('person', '=', lead.person.person).executeTakeFirstOrThrow()
    let sealed: Buffer | undefined
    const hub = await restored(running, async () => {
      pin = await givePin(running.hub, lead.person.person)
      await giveFactor(running.hub, lead.person)
      sealed = (await sealedOf(running.hub)).sealed
    })
    expect(await tryPin(hub, lead.person.person, pin)).toBe('right')
    if (old !== pin) expect(await tryPin(hub, lead.person.person, old)).toBe('wrong')
    expect((await sealedOf(hub)).sealed).toEqual(sealed)
  })

  it('keeps the rota and who may be a second person', async () => {
    const running = await runHub()
    const [lead, supervisor] = [await workstation(running, 'safety'), await workstation(running, 'supervisor')]
    const now = running.clock.now()
    const change = (add: { person: string; from: number; to: number; place: number }[], withdraw: string[]) =>
      running.hub.store.transaction().execute(transaction => changeRota(running.hub, transaction, { add, withdraw, by: null }, running.clock.now()))
    const span = { person: lead.person.person, from: now, to: now + 8 * 3_600_000, place: 1 }
    const [first = ''] = await change([span], [])
    const hub = await restored(running, async () => {
      await setDeputy(running.hub, supervisor.person.person, true)
      await change([{ ...span, person: supervisor.person.person, place: 2 }], [first])
    })
    expect(await readSpans(hub.store, now, now + 1)).toMatchObject([{ person: { code: supervisor.person.code }, place: 2 }])
    expect((await hub.store.selectFrom('people').select('deputy').where('id', '=', supervisor.person.person).executeTakeFirstOrThrow()).deputy).toBe(1)
  })

  it('keeps where people work, of those who came since as well, and that it is nobody\'s business any more', async () => {
    const running = await runHub()
    await addPerson(running.hub, 'r-moved', 'reviewer', 'Cluj')
    await addPerson(running.hub, 'r-private', 'reviewer', 'Cluj')
    await addPerson(running.hub, 'r-same', 'reviewer', 'Cluj')
    const hub = await restored(running, async () => {
      await setSite(running.hub, 'r-moved', 'San Jose')
      await setSite(running.hub, 'r-moved', 'Boston')
      await setSite(running.hub, 'r-private', null)
      await addPerson(running.hub, 'r-new', 'reviewer', 'Boston')
      await addPerson(running.hub, 'r-nowhere', 'reviewer')
    })
    const people = await hub.store.selectFrom('people').select(['code', 'site']).where('code', 'like', 'r-%').orderBy('code').execute()
    expect(people.map(({ code, site }) => [code, site])).toEqual([['r-moved', 'Boston'], ['r-new', 'Boston'], ['r-nowhere', null], ['r-private', null], ['r-same', 'Cluj']])
  })

  it('keeps a recovery where it stood, so that the laptop can finish it', async () => {
    const running = await runHub()
    const station = await workstation(running, 'reviewer')
    const agreeing = [await workstation(running, 'safety'), await workstation(running, 'privacy')]
    running.clock.pass(300_000)
    const sealed = await sealTo(running.hub.keys.recoveryKey, recoveryInfo(running.made.hub, station.device.id), randomBytes(32))
    const hub = await restored(running, async () => {
      const { code } = await running.get('recoveries.ask', { body: { person: station.person.person, sealed } }, station.token)
      for (const { person, factor } of agreeing) await approveRecovery(running.hub, code, person.code, codeAt(factor ?? '', running.clock.now()))
      await releaseRecovery(running.hub, code, Buffer.from(running.made.recoveryKey, 'base64url'))
    })
    expect(await listRecoveries(hub)).toMatchObject([{ person: station.person.code, state: 'ready', agreed: agreeing.map(({ person }) => person.code).toSorted() }])
  })
})
