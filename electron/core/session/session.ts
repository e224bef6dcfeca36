import type { Session } from '../../../shared/contract/session.ts'
import { openDesk, type OpenDesk } from '../desk/open-desk.ts'
import type { Surroundings } from '../desk/surroundings.ts'
import type { FrontHandlers } from '../dispatch.ts'
import type { Platform } from '../platform.ts'
import { failureOf, Refusal } from '../refusal.ts'
import { openVault } from '../vault/vault.ts'
import { createJoining, personFolder } from './joining.ts'

/** Who works here: enrolment, joining, unlocking, locking. One change at a time. */
export type SessionKeeper = {
  handlers: FrontHandlers
  desk(): OpenDesk | null
  lock(): Promise<void>
  close(): Promise<void>
}

export function createSession(
  { dataDir, platform, acceptSampleHub, managedProxy = null }: { dataDir: string; platform: Platform; acceptSampleHub: boolean; managedProxy?: string | null },
  surroundings: Surroundings,
): SessionKeeper {
  const { device, connectTo, random, emit } = surroundings
  const joining = createJoining({ dataDir, device, connectTo, random, acceptSampleHub, managedProxy })
  let desk: OpenDesk | null = null
  let turn: Promise<unknown> = Promise.resolve()

  /** Changes of the session wait for one another. */
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const next = turn.then(change)
    turn = next.catch(() => undefined)
    return next
  }
  const read = (): Session => {
    const hub = device.hub()
    const policy = device.policy()
    const people = device.people()
    return {
      stage: desk !== null ? 'open' : hub === null ? 'new' : people.length === 0 ? 'enrolled' : 'locked',
      host: platform.host,
      keychain: platform.keychainStrength,
      hubAddress: hub?.host ?? null,
      sample: policy?.sample ?? false,
      people,
      person: desk?.person ?? null,
      factorNeeded: desk?.factorNeeded() ?? false,
      visibility: policy?.statistics.visibility ?? null,
      emergencyPhone: policy?.emergencyPhone ?? null,
      help: policy?.help ?? [],
    }
  }
  const changed = (): Session => {
    emit('session.changed')
    return read()
  }
  const closeDesk = async (): Promise<void> => {
    const open = desk
    desk = null
    await open?.close()
  }
  const noteFailure = (person: string): { failures: number; waitMs: number } =>
    device.inOneGo(() => {
      const failed = device.delays.fail(person)
      device.stream()?.append('access.unlock_failed', { person, failures: failed.failures })
      return failed
    })

  const unlock = async (id: string, passphrase: string): Promise<void> => {
    const record = device.hub()
    const person = device.people().find(known => known.person === id)
    if (record === null || person === undefined) throw new Refusal('person_unknown')
    device.delays.check(id)
    const half = { device: record.device, secret: device.identity.secret }
    try {
      const vault = await openVault(personFolder(dataDir, id), passphrase, half, { now: device.time.now, random })
      await closeDesk()
      device.inOneGo(() => {
        device.delays.clear(id)
        device.stream()?.append('access.unlocked', { person: id })
      })
      desk = openDesk({ vault, person, record }, surroundings)
    } catch (error) {
      if (failureOf(error)?.reason === 'passphrase_wrong') throw new Refusal('passphrase_wrong', noteFailure(id))
      throw error
    }
  }
  const lock = (): Promise<void> =>
    inTurn(async () => {
      if (desk === null) return
      await closeDesk()
      emit('session.changed')
    })

  return {
    desk: () => desk,
    lock,
    close: () => inTurn(closeDesk),
    handlers: {
      'session.read': read,
      'device.enrol': ({ invitation }) =>
        inTurn(async () => {
          await joining.enrol(invitation)
          return changed()
        }),
      'people.join': ({ invitation, passphrase }) =>
        inTurn(async () => {
          const person = await joining.join(invitation, passphrase)
          await unlock(person.person, passphrase)
          return changed()
        }),
      'session.unlock': ({ person, passphrase }) =>
        inTurn(async () => {
          if (desk?.person.person !== person) await unlock(person, passphrase)
          return changed()
        }),
      'session.lock': async () => {
        await lock()
        return read()
      },
    },
  }
}
