import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { FailureReason } from '../../../shared/contract/failure.ts'
import { HostKind } from '../../../shared/contract/session.ts'
import { Bytes } from '../../../shared/domain/values.ts'
import { openChain, type Chain } from '../audit/chain.ts'
import { foundStream, openStream, type Stream } from '../audit/stream.ts'
import { decode, encode } from '../crypto/bytes.ts'
import { makeSealingPair, makeSigningPair, type KeyPair } from '../crypto/signing.ts'
import { makePrivateFolder, readFileIfThere, writePrivateFile } from '../database/files.ts'
import { openMigrated, type Migration } from '../database/migrate.ts'
import { closeDatabase, type Db } from '../database/open.ts'
import type { Clock, Platform, Random } from '../platform.ts'
import { Refusal, failureOf } from '../refusal.ts'
import { createEnrolment, type Enrolment, type HubRecord } from './enrolment.ts'
import { createLeaseDocuments, type LeaseDocuments } from './lease-documents.ts'
import { createDeviceLeases, type DeviceLeases } from './leases.ts'
import { initial } from './migrations/0001-initial.ts'
import { withdrawn } from './migrations/0002-withdrawn.ts'
import { streams } from './migrations/0003-streams.ts'
import { checks } from './migrations/0004-checks.ts'
import { leaving } from './migrations/0005-leaving.ts'
import { leases } from './migrations/0006-leases.ts'
import { rescues } from './migrations/0007-rescues.ts'
import { erasures } from './migrations/0008-erasures.ts'
import { leaseDocuments } from './migrations/0009-lease-documents.ts'
import { createAskedRecoveries, type AskedRecoveries } from './recoveries.ts'
import { createKeptRescues, type KeptRescues } from './rescues.ts'
import { createRetirement, forgetEverything, type Retirement } from './retirement.ts'
import { createClipShares, type ClipShares } from './shares.ts'
import { createTrustedTime, type TrustedTime } from './time.ts'
import { createUnlockDelays, type UnlockDelays } from './unlock-delays.ts'
import { createWithdrawnClips, type WithdrawnClips } from './withdrawn.ts'

/** What this device holds for itself, whoever works on it: identity, hub, trusted time, leases and their keys, its own stream. */
export type DeviceStore = Enrolment & {
  identity: { signing: KeyPair; sealing: KeyPair; secret: Buffer }
  time: TrustedTime
  leases: DeviceLeases
  leaseDocuments: LeaseDocuments
  sharesOf(person: string): ClipShares
  withdrawn: WithdrawnClips
  delays: UnlockDelays
  recoveries: AskedRecoveries
  retirement: Retirement
  rescues: KeptRescues
  /** Forgets hub, people, logs and identity; what takes its place has never been seen by anybody. */
  forget(): void
  /** The device's own stream; null until it is enrolled. */
  stream(): Stream | null
  chain: Chain
  /** Runs several changes as one. */
  inOneGo<T>(change: () => T): T
  close(): void
}

/** The key file tells which host sealed the key, because one host never opens what the other made. */
const KeyFile = z.strictObject({ v: z.literal(1), host: HostKind, sealed: Bytes })

async function readKey(path: string, platform: Platform): Promise<Buffer | null> {
  const text = readFileIfThere(path)
  if (text === null) return null
  let file: z.infer<typeof KeyFile>
  try {
    file = KeyFile.parse(JSON.parse(text))
  } catch {
    throw new Refusal('device_damaged')
  }
  if (file.host !== platform.host) throw new Refusal('vault_of_other_host', { host: file.host })
  return Buffer.from(
    await platform.keychain.open(decode(file.sealed)).catch(() => {
      throw new Refusal('keychain_unavailable')
    }),
  )
}

async function makeKey(path: string, platform: Platform, random: Random): Promise<Buffer> {
  const key = random(32)
  const sealed = await platform.keychain.seal(key).catch(() => {
    throw new Refusal('keychain_unavailable')
  })
  writePrivateFile(path, JSON.stringify({ v: 1, host: platform.host, sealed: encode(sealed) } satisfies z.infer<typeof KeyFile>))
  return key
}

type IdentityRow = { signing_public: string; signing_private: string; sealing_public: string; sealing_private: string; secret: Buffer }

function readIdentity(db: Db, random: Random): DeviceStore['identity'] {
  const select = db.prepare<[], IdentityRow>('SELECT * FROM identity')
  if (select.get() === undefined) {
    const signing = makeSigningPair()
    const sealing = makeSealingPair()
    db.prepare('INSERT INTO identity VALUES (?, ?, ?, ?, ?)').run(
      signing.publicKey, signing.privateKey, sealing.publicKey, sealing.privateKey, random(32),
    )
  }
  const row = select.get()
  if (row === undefined) throw new Error('An identity just written cannot be read')
  return {
    signing: { publicKey: row.signing_public, privateKey: row.signing_private },
    sealing: { publicKey: row.sealing_public, privateKey: row.sealing_private },
    secret: row.secret,
  }
}

export const deviceMigrations: readonly Migration[] = [initial, withdrawn, streams, checks, leaving, leases, rescues, erasures, leaseDocuments]

/** What is said of a vault, said of this. */
const reasons: Partial<Record<FailureReason, FailureReason>> = {
  database_busy: 'data_in_use',
  vault_damaged: 'device_damaged',
  vault_truncated: 'device_damaged',
  vault_log_damaged: 'device_damaged',
  vault_from_future: 'device_from_future',
  migration_failed: 'device_unmigrated',
}

function openEncrypted(path: string, key: Buffer): Db {
  try {
    return openMigrated(path, key, deviceMigrations).db
  } catch (error) {
    const failure = failureOf(error)
    const reason = failure === null ? undefined : reasons[failure.reason]
    throw reason === undefined ? error : new Refusal(reason)
  }
}

/**
 * Opens `device.db`, made at the first start. Refuses with `data_in_use` when another process has it, `device_damaged`,
 * `device_from_future`, `device_unmigrated`, `keychain_unavailable`, `vault_of_other_host`.
 */
export async function openDeviceStore(
  dataDir: string,
  { platform, clock, random }: { platform: Platform; clock: Clock; random: Random },
): Promise<DeviceStore> {
  makePrivateFolder(dataDir)
  const keyPath = join(dataDir, 'device.key')
  const path = join(dataDir, 'device.db')
  const known = await readKey(keyPath, platform)
  // Without its key it is closed for ever, and another key in that place would hide what happened.
  if (known === null && existsSync(path)) throw new Refusal('device_damaged')
  const db = openEncrypted(path, known ?? (await makeKey(keyPath, platform, random)))
  const time = createTrustedTime(db, clock)
  const enrolment = createEnrolment(db)
  let identity = readIdentity(db, random)
  let stream = enrolment.hub() === null ? null : openStream(db, time.now, random)
  const sharesOf = (person: string): ClipShares => createClipShares(db, random, person)
  return {
    ...enrolment,
    get identity() {
      return identity
    },
    time,
    leases: createDeviceLeases({ db, time, signing: () => identity.signing, hub: enrolment.hub, stream: () => stream }),
    leaseDocuments: createLeaseDocuments(db),
    sharesOf,
    withdrawn: createWithdrawnClips({ db, sharesOf, stream: () => stream }),
    delays: createUnlockDelays(db, time.now),
    recoveries: createAskedRecoveries(db),
    retirement: createRetirement(db),
    rescues: createKeptRescues(db, join(dataDir, 'rescued')),
    forget() {
      forgetEverything(db, time.now())
      enrolment.forgetPolicy()
      stream = null
      identity = readIdentity(db, random)
    },
    stream: () => stream,
    chain: openChain(db),
    enrol: db.transaction((hub: HubRecord, policy) => {
      enrolment.enrol(hub, policy)
      db.exec('DELETE FROM retirement')
      stream = foundStream(db, time.now, random, { device: hub.device, person: null })
    }),
    inOneGo: change => db.transaction(change)(),
    close() {
      if (!db.open) return
      time.mark()
      closeDatabase(db)
    },
  }
}
