import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CompiledQuery, type Selectable } from 'kysely'
import type { z } from 'zod'
import { Policy } from '../shared/hub-api/hello.ts'
import { createBlobFolder, type BlobStore } from './blobs/folder.ts'
import { HubFault } from './fault.ts'
import { createJournal, type Journal } from './journal/journal.ts'
import type { Random } from './keys/bytes.ts'
import { readKeys } from './keys/key-files.ts'
import { createKeyRing, type KeyRing } from './keys/key-ring.ts'
import type { HubRow } from './store/rows/access.ts'
import { openStore, type Store } from './store/store.ts'

/** The time, milliseconds since the epoch; injected so that tests own it. */
export type Now = () => number

/** What everything in the hub is made from. */
export type Hub = { store: Store; keys: KeyRing; blobs: BlobStore; journal: Journal; now: Now; random: Random; folder: string }

export const keyFolder = (folder: string): string => join(folder, 'keys')
export const blobFolder = (folder: string): string => join(folder, 'blobs')
export const databasePath = (folder: string): string => join(folder, 'hub.db')
/** Beside the database and in no copy of it; a link may put it on another disk. */
export const journalPath = (folder: string): string => join(folder, 'journal')

export type Chance = { now?: Now | undefined; random?: Random | undefined }

/** Opens the hub that `init` made in a folder. */
export async function openHub(folder: string, { now = Date.now, random = randomBytes }: Chance = {}): Promise<Hub> {
  if (!existsSync(databasePath(folder))) {
    throw new HubFault('hub_missing', `There is no hub in ${folder}.`, 'Nothing was changed.', 'Name its folder with --data, or make one with: init')
  }
  const keys = createKeyRing(readKeys(keyFolder(folder)), random)
  const store = await openStore(databasePath(folder), keys.databaseKey)
  return { store, keys, blobs: createBlobFolder(blobFolder(folder)), journal: createJournal(journalPath(folder), keys, now), now, random, folder }
}

export const closeHub = (hub: Hub): Promise<void> => hub.store.destroy()

/** What policy says, without the head that is put before it when it is signed. */
export const PolicyText = Policy.omit({ type: true, hub: true, epoch: true, version: true, rescueKey: true })
export type PolicyText = z.infer<typeof PolicyText>

/** What many share nobody may change, however deep it lies. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

/** `closedThrough`: the last day of which nothing but the whole is kept, null where there is none. */
export type HubFacts = { id: string; epoch: number; revision: number; address: string; policy: PolicyText; closedThrough: string | null }

let known: { text: string; policy: PolicyText } | null = null

/** The policy last read stays parsed: almost every request asks for it, and it changes a few times a year. */
function parsePolicy(text: string): PolicyText {
  if (known?.text !== text) known = { text, policy: frozen(PolicyText.parse(JSON.parse(text))) }
  return known.policy
}

const hubRow = CompiledQuery.raw('select id, epoch, revision, address, policy, closed_through from hub')

async function readHubRow(store: Store): Promise<Pick<Selectable<HubRow>, 'id' | 'epoch' | 'revision' | 'address' | 'policy' | 'closed_through'>> {
  const { rows: [row] } = await store.executeQuery<Selectable<HubRow>>(hubRow)
  if (row === undefined) throw new Error('The database says nothing of its hub')
  return row
}

/** Who this hub is and what its organisation has decided. */
export async function readFacts(store: Store): Promise<HubFacts> {
  const { id, epoch, revision, address, policy, closed_through: closedThrough } = await readHubRow(store)
  return { id, epoch, revision, address, policy: parsePolicy(policy), closedThrough }
}
