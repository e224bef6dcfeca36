import { leastPassphrase } from '../../../shared/contract/session.ts'
import type { DeviceStore } from '../device/store.ts'
import type { DeskHandlers } from '../dispatch.ts'
import type { Random } from '../platform.ts'
import { Refusal } from '../refusal.ts'
import { openKeyFile, rewrapKeyFile, type DeviceHalf } from '../vault/key-file.ts'
import { vaultPaths } from '../vault/vault.ts'
import type { Tries } from './tries.ts'

export const requireLength = (passphrase: string): void => {
  if (passphrase.length < leastPassphrase) throw new Refusal('passphrase_short', { least: leastPassphrase })
}

/** What a person may do with the vault that they have open. */
export type OwnVaultHandlers = Pick<DeskHandlers, 'session.changePassphrase' | 'session.active' | 'vault.doubt'>

export const createOwnVaultHandlers = ({ device, person, folder, half, random, tries, inTurn, touch, doubt }: {
  device: DeviceStore
  person: string
  folder: string
  half: DeviceHalf
  random: Random
  tries: Tries
  /** Nobody locks in the middle of it. */
  inTurn<T>(change: () => Promise<T>): Promise<T>
  /** Somebody is there. */
  touch(): void
  /** Locks, and has the vault read whole before it opens again. */
  doubt(): void
}): OwnVaultHandlers => ({
  'session.changePassphrase': ({ passphrase, next }) =>
    inTurn(async () => {
      requireLength(next)
      const path = vaultPaths(folder).key
      const key = await tries(person, () => openKeyFile(path, passphrase, half))
      await rewrapKeyFile(path, key, next, half, random)
      device.inOneGo(() => {
        device.delays.clear(person)
        device.stream()?.append('access.passphrase_changed', { person })
      })
      return {}
    }),
  'vault.doubt': () => {
    doubt()
    return {}
  },
  'session.active': () => {
    touch()
    return {}
  },
})
