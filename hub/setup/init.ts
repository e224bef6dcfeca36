import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { usualQuality } from '../../shared/domain/quality/policy.ts'
import { HubFault } from '../fault.ts'
import { blobFolder, databasePath, keyFolder, type Chance, type PolicyText } from '../hub.ts'
import { makeKeys, readKeys } from '../keys/key-files.ts'
import { createKeyRing } from '../keys/key-ring.ts'
import { openStore, type Store } from '../store/store.ts'
import { hostOf } from './address.ts'
import { defaultProject } from './default-project.ts'

export type MadeHub = {
  hub: string
  fingerprint: string
  /** X25519, shown once and stored nowhere: whoever holds it can, with a device and two people, recover vaults. */
  recoveryKey: string
}

const policyOf = (sample: boolean): PolicyText => ({
  sample,
  leaseHours: 12,
  questionDays: 3,
  secondFactorHours: 12,
  lockAfterMinutes: 10,
  statistics: { visibility: 'named', retentionDays: 30 },
  zone: 'UTC',
  clocks: {},
  shiftHours: 9,
  care: {},
  quality: usualQuality,
  emergencyPhone: sample ? '555-0100' : null,
  help: sample
    ? [
        { label: 'Somebody to talk to', contact: '555-0111, day and night' },
        { label: 'Your safety lead', contact: '555-0122' },
      ]
    : [],
})

async function fill(store: Store, policy: PolicyText, address: string, now: number): Promise<string> {
  const id = randomUUID()
  const { name, purpose, legalBasis, retainDays, task } = defaultProject
  await store.transaction().execute(async transaction => {
    const hub = { only: 1 as const, id, epoch: 1, revision: 1, address, policy: JSON.stringify(policy), created_at: now }
    await transaction.insertInto('hub').values(hub).execute()
    const project = { id: randomUUID(), name, purpose, legal_basis: legalBasis, retain_days: retainDays, task: JSON.stringify(task), created_at: now }
    await transaction.insertInto('projects').values(project).execute()
  })
  return id
}

function refuseOccupied(folder: string): void {
  if (!existsSync(folder)) return
  if (existsSync(databasePath(folder)) || existsSync(keyFolder(folder))) {
    throw new HubFault('hub_exists', `There is a hub in ${folder} already.`, 'It was left as it is.', 'Use it, or name another folder with --data.')
  }
  if (readdirSync(folder).length > 0) {
    throw new HubFault('folder_not_empty', `The folder ${folder} holds other files.`, 'They were left as they are.', 'Name an empty or a new folder with --data.')
  }
}

/**
 * Makes a hub in an empty or new folder: keys, certificate, database, project `default`. The folder appears complete
 * or not at all.
 */
export async function initHub(
  at: string,
  options: { sample: boolean; address: string },
  { now = Date.now, random = randomBytes }: Chance = {},
): Promise<MadeHub> {
  const folder = resolve(at)
  refuseOccupied(folder)
  mkdirSync(dirname(folder), { recursive: true })
  const draft = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`))
  try {
    const { recoveryKey } = await makeKeys(keyFolder(draft), hostOf(options.address), now(), random)
    mkdirSync(blobFolder(draft), { mode: 0o700 })
    const { fingerprint, databaseKey } = createKeyRing(readKeys(keyFolder(draft)), random)
    const store = await openStore(databasePath(draft), databaseKey, { create: true })
    const hub = await fill(store, policyOf(options.sample), options.address, now()).finally(() => store.destroy())
    chmodSync(databasePath(draft), 0o600)
    if (existsSync(folder)) rmdirSync(folder)
    renameSync(draft, folder)
    return { hub, fingerprint, recoveryKey }
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}
