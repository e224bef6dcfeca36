import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Person } from '../../../shared/hub-api/access.ts'
import { foundStream, openStream, type Stream } from '../audit/stream.ts'
import { makeSigningPair, type KeyPair } from '../crypto/signing.ts'
import { makePrivateFolder } from '../database/files.ts'
import { isWhole } from '../database/inspect.ts'
import { migrate, openMigrated, type Migration } from '../database/migrate.ts'
import { closeDatabase, openDatabase, type Db } from '../database/open.ts'
import type { Random } from '../platform.ts'
import { Refusal } from '../refusal.ts'
import { makeKeyFile, openKeyFile, type DeviceHalf } from './key-file.ts'
import { initial } from './migrations/0001-initial.ts'
import { documents } from './migrations/0002-documents.ts'
import { search } from './migrations/0003-search.ts'
import { questions } from './migrations/0004-questions.ts'
import { cases } from './migrations/0005-cases.ts'
import { care } from './migrations/0006-care.ts'
import { reports } from './migrations/0007-reports.ts'
import { streams } from './migrations/0008-streams.ts'
import { checks } from './migrations/0009-checks.ts'
import { leases } from './migrations/0010-leases.ts'
import { corrections } from './migrations/0011-corrections.ts'
import { counted } from './migrations/0012-counted.ts'
import { shiftEvents } from './migrations/0013-shift-events.ts'
import { erasures } from './migrations/0014-erasures.ts'

/** A person's encrypted database on this device, open. */
export type Vault = {
  db: Db
  person: string
  signing: KeyPair
  stream: Stream
  /** The power went while its last transaction was written, which is gone. */
  torn: boolean
  close(): void
}

export const vaultMigrations: readonly Migration[] = [
  initial, documents, search, questions, cases, care, reports, streams, checks, leases, corrections, counted, shiftEvents, erasures,
]

/** Where a person's vault and its key file lie. */
export const vaultPaths = (folder: string): { key: string; vault: string } => ({
  key: join(folder, 'vault.key'),
  vault: join(folder, 'vault.db'),
})

type Owner = { person: string; device: string; signing_public: string; signing_private: string }

type Time = { now: () => number; random: Random }

/** Lays a fresh database out as the vault of a person on a device. */
export function foundVault(db: Db, person: string, device: string, signing: KeyPair, { now, random }: Time): void {
  migrate(db, vaultMigrations)
  db.transaction(() => {
    db.prepare('INSERT INTO owner VALUES (?, ?, ?, ?)').run(person, device, signing.publicKey, signing.privateKey)
    foundStream(db, now, random, { device, person })
  })()
}

/** A vault that has no owner yet: the hub tells who it is for once it has the public key. */
export type NewVault = {
  signing: KeyPair
  /** Gives the vault to its person and closes it. */
  finish(person: Person): void
  abandon(): void
}

/** Makes a vault with a fresh key in an empty folder. */
export async function makeVault(
  folder: string,
  passphrase: string,
  half: DeviceHalf,
  recovery: { hub: string; recoveryKey: string },
  time: Time,
): Promise<NewVault> {
  makePrivateFolder(folder)
  const paths = vaultPaths(folder)
  const key = await makeKeyFile(paths.key, passphrase, half, recovery, time.random)
  const db = openDatabase(paths.vault, key)
  const signing = makeSigningPair()
  return {
    signing,
    finish({ person }) {
      foundVault(db, person, half.device, signing, time)
      closeDatabase(db)
    },
    abandon: () => {
      db.close()
    },
  }
}

/** A vault whose key is known. Refuses as `openMigrated` does. */
export function openKeyedVault(path: string, key: Uint8Array, { now, random }: Time): Vault {
  if (!existsSync(path)) throw new Refusal('vault_damaged')
  const { db, found } = openMigrated(path, key, vaultMigrations)
  try {
    const owner = db.prepare<[], Owner>('SELECT * FROM owner').get()
    if (owner === undefined) throw new Refusal('vault_damaged')
    return {
      db,
      person: owner.person,
      signing: { publicKey: owner.signing_public, privateKey: owner.signing_private },
      stream: openStream(db, now, random),
      torn: found?.log.kind === 'torn',
      close: () => closeDatabase(db),
    }
  } catch (error) {
    db.close()
    throw error
  }
}

/** Reads the whole of a vault. Refuses as opening it does, and with `vault_damaged` where anything is not as it was written. */
export function checkVault(path: string, key: Uint8Array): void {
  if (!existsSync(path)) throw new Refusal('vault_damaged')
  const { db } = openMigrated(path, key, vaultMigrations)
  const whole = isWhole(db)
  db.close()
  if (!whole) throw new Refusal('vault_damaged')
}

/** The key of a person's vault. Refuses with `passphrase_wrong`, `other_device` or `key_file_damaged`. */
export const openVaultKey = (folder: string, passphrase: string, half: DeviceHalf): Promise<Buffer> =>
  openKeyFile(vaultPaths(folder).key, passphrase, half)


/** Opens a person's vault. Refuses as its key file or a vault whose key is known does. */
export async function openVault(folder: string, passphrase: string, half: DeviceHalf, time: Time): Promise<Vault> {
  const key = await openVaultKey(folder, passphrase, half)
  return openKeyedVault(vaultPaths(folder).vault, key, time)
}
