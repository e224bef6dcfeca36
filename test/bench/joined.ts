import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { makeSigningPair } from '../../electron/core/crypto/signing.ts'
import { openDatabase } from '../../electron/core/database/open.ts'
import type { HubRecord } from '../../electron/core/device/enrolment.ts'
import { openDeviceStore, type DeviceStore } from '../../electron/core/device/store.ts'
import { createConnection, type Connection } from '../../electron/core/hub/connection.ts'
import { createTransport } from '../../electron/core/hub/transport.ts'
import { createJoining, personFolder } from '../../electron/core/session/joining.ts'
import { openLease, type OpenedLease } from '../../electron/core/sync/manifest.ts'
import { foundVault, openKeyedVault, openVault, type Vault } from '../../electron/core/vault/vault.ts'
import { startHub } from '../support/running-hub.ts'
import { openPlatform } from '../support/workplace.ts'
import { writeNoiseClips } from './noise-clips.ts'

const passphrase = 'a passphrase for the bench'

/** A reviewer with a lease on invented clips of these lengths, in milliseconds, and a real hub process to talk to. */
export type JoinedReviewer = {
  device: DeviceStore
  record: HubRecord
  person: string
  hub: Connection
  lease: OpenedLease
  now(): number
  /** A vault of theirs with nothing in it yet. */
  freshVault(path: string): Vault
  close(): Promise<void>
}

export async function joinReviewer(folder: string, lengths: readonly number[]): Promise<JoinedReviewer> {
  const server = await startHub(folder)
  const { manifest } = writeNoiseClips(join(folder, 'clips'), lengths)
  await server.importFolder(join(folder, 'clips'), manifest)

  const dataDir = join(folder, 'device')
  const clock = { now: Date.now, monotonic: () => performance.now() }
  const device = await openDeviceStore(dataDir, { platform: openPlatform, clock, random: randomBytes })
  const joining = createJoining({ dataDir, device, connectTo: createTransport, random: randomBytes, acceptSampleHub: false })
  await joining.enrol(await server.inviteDevice())
  const { person } = await joining.join(await server.addPerson('r-101', 'reviewer'), passphrase)
  const { batch } = await server.assign('r-101')
  const record = device.hub()
  if (record === null) throw new Error('The device is not enrolled')
  const time = { now: device.time.now, random: randomBytes }
  const home = await openVault(personFolder(dataDir, person), passphrase, { device: record.device, secret: device.identity.secret }, time)
  const hub = createConnection({ device, hub: record, person, signing: home.signing, connectTo: createTransport, random: randomBytes, onFactor: () => undefined })
  const lease = await openLease(await hub.call('leases.take', { body: { batch } }), { device, hub: record, person })
  return {
    device, record, person, hub, lease,
    now: device.time.now,
    freshVault(path) {
      const key = randomBytes(32)
      const fresh = openDatabase(path, key)
      foundVault(fresh, person, record.device, makeSigningPair(), time)
      fresh.close()
      return openKeyedVault(path, key, time)
    },
    async close() {
      home.close()
      device.close()
      await server.stop()
    },
  }
}
