import type { DeviceStore } from '../device/store.ts'
import { failureOf, Refusal } from '../refusal.ts'

/** Lets a passphrase of somebody be tried, not too early after too many wrong ones; a wrong one is counted and logged. */
export type Tries = <T>(person: string, attempt: () => Promise<T>) => Promise<T>

export function createTries(device: Pick<DeviceStore, 'delays' | 'inOneGo' | 'stream'>): Tries {
  const noteFailure = (person: string): { failures: number; waitMs: number } =>
    device.inOneGo(() => {
      const failed = device.delays.fail(person)
      device.stream()?.append('access.unlock_failed', { person, failures: failed.failures })
      return failed
    })
  return async (person, attempt) => {
    device.delays.check(person)
    try {
      return await attempt()
    } catch (error) {
      if (failureOf(error)?.reason === 'passphrase_wrong') throw new Refusal('passphrase_wrong', noteFailure(person))
      throw error
    }
  }
}
