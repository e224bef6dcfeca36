import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '../../shared/domain/values.ts'
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract/methods.ts'
import { methods } from '../../shared/contract/methods.ts'
import { makeSealingPair, makeSigningPair, signJson } from '../../electron/core/crypto/signing.ts'
import { openDatabase } from '../../electron/core/database/open.ts'
import { openDesk } from '../../electron/core/desk/open-desk.ts'
import type { Contact } from '../../electron/core/device/contact.ts'
import { openDeviceStore, type DeviceStore } from '../../electron/core/device/store.ts'
import { createDispatch } from '../../electron/core/dispatch.ts'
import type { HubRecord } from '../../electron/core/device/enrolment.ts'
import type { Clock, Platform } from '../../electron/core/platform.ts'
import { Refusal } from '../../electron/core/refusal.ts'
import { createArrivals } from '../../electron/core/sync/arrivals.ts'
import { foundVault, openKeyedVault } from '../../electron/core/vault/vault.ts'
import { makeManifest, type MadeClip } from './clips.ts'
import { createManualClock } from './time.ts'

/** A keychain that seals nothing, for tests that are not about it. */
export const openPlatform: Platform = {
  host: 'nodehost',
  keychainStrength: 'weak',
  keychain: { seal: async bytes => bytes, open: async bytes => bytes },
}

/** A device's line to a hub that can never be reached. */
const silentContact: Contact = {
  now: async () => {
    throw new Refusal('hub_unreachable')
  },
  start: () => undefined,
  stop: async () => undefined,
}

const deviceIn = (folder: string, clock: Clock): Promise<DeviceStore> => openDeviceStore(folder, { platform: openPlatform, clock, random: randomBytes })

/** A device enrolled with a hub that can never be reached. */
export async function enrolledDevice(folder: string, clock = createManualClock()): Promise<{ device: DeviceStore; record: HubRecord }> {
  const device = await deviceIn(folder, clock)
  const hubKeys = makeSigningPair()
  const record: HubRecord = {
    id: randomUUID(), device: randomUUID(), host: '127.0.0.1:1', signingKey: hubKeys.publicKey,
    recoveryKey: makeSealingPair().publicKey, certificate: null,
  }
  const policy = {
    type: 'policy', hub: record.id, epoch: 1, version: 1, sample: false, leaseHours: 12,
    statistics: { visibility: 'named', retentionDays: 30 }, emergencyPhone: '555 0100', help: [],
  }
  device.enrol(record, signJson('policy', policy, hubKeys))
  return { device, record }
}

/** A person at an open vault in `folder` that holds these clips, without a hub, on a clock that the caller moves. */
export async function makeWorkplace(folder: string, clips: readonly MadeClip[], role: Role = 'reviewer') {
  const clock = createManualClock()
  const enrolled = await enrolledDevice(folder, clock)
  const { record } = enrolled
  let { device } = enrolled
  const person = { person: randomUUID(), code: 'r-101', role }
  const path = join(folder, 'vault.db')
  const key = randomBytes(32)
  const time = { now: () => device.time.now(), random: randomBytes }
  const fresh = openDatabase(path, key)
  foundVault(fresh, person.person, record.device, makeSigningPair(), time)
  fresh.close()

  const start = () => {
    const vault = openKeyedVault(path, key, time)
    const parts = { db: vault.db, stream: vault.stream, device, random: randomBytes, person: person.person, now: device.time.now }
    const arrivals = createArrivals(parts)
    const known = vault.db.prepare('SELECT count(*) FROM batch').pluck().get()
    if (clips.length > 0 && known === 0) {
      const manifest = makeManifest(clips, { hub: record.id, device: record.device, person: person.person }, clock.now())
      const keys = new Map(clips.map(made => [made.row.clip, made.key]))
      arrivals.open({ manifest, payload: Buffer.from(JSON.stringify(manifest)), signature: '', keys })
      arrivals.keep(clips.map(({ row, ciphertext }) => ({ clip: row.clip, blob: row.blob, sha256: row.sha256, size: row.size, offset: 0, ciphertext })))
      arrivals.complete(manifest.batch)
    }
    const events: string[] = []
    const faults: unknown[] = []
    const desk = openDesk({ vault, person, record, own: { 'session.changePassphrase': () => ({}), 'session.active': () => ({}), 'vault.doubt': () => ({}) } }, {
      device, clock, random: randomBytes, contact: silentContact,
      connectTo: () => async () => {
        throw new Refusal('hub_unreachable')
      },
      emit: name => events.push(name),
      report: (_, error) => faults.push(error),
    })
    const dispatch = createDispatch({ methods, front: {}, desk: () => desk, report: (_, error) => faults.push(error) })
    return { vault, desk, events, faults, dispatch }
  }
  let open = start()
  const ask = async <M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> => {
    const reply = await open.dispatch(method, input)
    if (!reply.ok) throw new Refusal(reply.failure.reason, reply.failure.facts)
    return reply.value as MethodOutput<M>
  }
  return {
    clock, ask,
    get device() {
      return device
    },
    /** Opens the vault, for who looks at its files. */
    key,
    dispatch: (method: string, input: unknown) => open.dispatch(method, input),
    get vault() {
      return open.vault
    },
    /** What the core has told its page. */
    get events() {
      return open.events
    },
    get faults() {
      return open.faults
    },
    async close() {
      await open.desk.close()
      device.close()
    },
    audio: (ticket: string) => open.desk.audio(ticket),
    handout: (ticket: string) => open.desk.handout(ticket),
    lock: () => open.desk.close(),
    /** Opens the vault with its key, and the desk on it. */
    unlock() {
      open = start()
    },
    /** Locks and unlocks, as a restart would. */
    async reopen() {
      await open.desk.close()
      open = start()
    },
    /** Ends all of it, the device store too, and starts it again once `meanwhile` is over. */
    async restart(meanwhile: () => void) {
      await open.desk.close()
      device.close()
      meanwhile()
      device = await deviceIn(folder, clock)
      open = start()
    },
    /** Loses everything but what lay in the files at this moment, as a killed process would. */
    async crash() {
      const files = ['', '-wal'].map(end => path + end)
      for (const file of files) copyFileSync(file, `${file}.kept`)
      await open.desk.close()
      for (const file of files) renameSync(`${file}.kept`, file)
      open = start()
    },
    /** Plays the whole clip and gives what a renderer would report. */
    async listen(clip: MadeClip) {
      await ask('clips.start', { clip: clip.row.clip })
      clock.pass(clip.row.durationMs)
      return { spans: [{ from: 0, to: clip.row.durationMs }], speed: 1 }
    },
  }
}
