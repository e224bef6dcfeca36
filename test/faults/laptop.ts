import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDeviceStore } from '../../electron/core/device/store.ts'
import { personFolder } from '../../electron/core/session/joining.ts'
import { openVaultKey } from '../../electron/core/vault/vault.ts'
import { writeNoiseClips } from '../bench/noise-clips.ts'
import type { TestHub } from '../support/running-hub.ts'
import { openPlatform } from '../support/workplace.ts'
import { clipMs } from './asking.ts'

export const passphrase = 'four words nobody guesses'

/** Where a vault lies, and the key to look into it. */
export type VaultAt = { folder: string; key: Buffer }

/** The vault of a person, by way of a copy of all that the laptop holds. */
export async function vaultOn(laptop: string, person: string): Promise<VaultAt> {
  const copy = `${laptop}-copy`
  cpSync(laptop, copy, { recursive: true })
  const device = await openDeviceStore(copy, { platform: openPlatform, clock: { now: Date.now, monotonic: () => performance.now() }, random: randomBytes })
  try {
    const key = await openVaultKey(personFolder(copy, person), passphrase, { device: device.hub()?.device ?? '', secret: device.identity.secret })
    return { folder: personFolder(laptop, person), key }
  } finally {
    device.close()
    rmSync(copy, { recursive: true, force: true })
  }
}

/** A copy of the vault's files as they lie there now; gives the database's path. */
export function copyVault({ folder }: VaultAt, to: string): string {
  rmSync(to, { recursive: true, force: true })
  if (!existsSync(folder)) throw new Error('The vault is gone')
  cpSync(folder, to, { recursive: true })
  return join(to, 'vault.db')
}

/** Gives reviewers clips, importing more whenever they run out. */
export function createClipGiver(hub: TestHub, folder: string): (code: string, count: number) => Promise<void> {
  let waiting = 0
  let imports = 0
  return async (code, count) => {
    if (waiting < count) {
      const more = Math.max(count, 60)
      const recordings = join(folder, `recordings-${++imports}`)
      await hub.importFolder(recordings, writeNoiseClips(recordings, Array.from({ length: more }, () => clipMs), Infinity, imports).manifest)
      waiting += more
    }
    await hub.assign(code, '--count', String(count))
    waiting -= count
  }
}
