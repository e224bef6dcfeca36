import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDeviceStore, type DeviceStore } from '../../electron/core/device/store.ts'
import { personFolder } from '../../electron/core/session/joining.ts'
import { openVaultKey } from '../../electron/core/vault/vault.ts'
import { writeNoiseClips } from '../bench/noise-clips.ts'
import type { TestHub } from '../support/running-hub.ts'
import { openPlatform } from '../support/workplace.ts'
import { clipMs } from './asking.ts'

export const passphrase = 'four words nobody guesses'

/** Where a vault lies, and the key to look into it. */
export type VaultAt = { folder: string; key: Buffer }

/** Looks at what the laptop holds for itself, by way of a copy of it. */
export async function lookAtDevice<T>(laptop: string, look: (device: DeviceStore) => T | Promise<T>): Promise<T> {
  const copy = `${laptop}-copy`
  cpSync(laptop, copy, { recursive: true })
  const device = await openDeviceStore(copy, { platform: openPlatform, clock: { now: Date.now, monotonic: () => performance.now() }, random: randomBytes })
  try {
    return await look(device)
  } finally {
    device.close()
    rmSync(copy, { recursive: true, force: true })
  }
}

/** The vault of a person; refuses as `openVaultKey` does. */
export const vaultOn = (laptop: string, person: string, words: string): Promise<VaultAt> =>
  lookAtDevice(laptop, async device => {
    const folder = personFolder(laptop, person)
    return { folder, key: await openVaultKey(folder, words, { device: device.hub()?.device ?? '', secret: device.identity.secret }) }
  })

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
