import type { Session } from '../../../shared/contract/session.ts'
import type { Person } from '../../../shared/hub-api/access.ts'
import { openDesk, type OpenDesk } from '../desk/open-desk.ts'
import type { Surroundings } from '../desk/surroundings.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { FrontHandlers } from '../dispatch.ts'
import type { Platform } from '../platform.ts'
import { failureOf, Refusal } from '../refusal.ts'
import { createHandouts } from '../handouts/handouts.ts'
import type { Handout } from '../port.ts'
import { createRescue } from '../rescue/rescue.ts'
import { openKeyedVault, openVaultKey, vaultPaths } from '../vault/vault.ts'
import { createJoining, personFolder } from './joining.ts'

/** Who works here: enrolment, joining, unlocking, locking. One change at a time. */
export type SessionKeeper = {
  handlers: FrontHandlers
  desk(): OpenDesk | null
  /** A file for somebody whose vault is not open. */
  handout(ticket: string): Handout | null
  lock(): Promise<void>
  close(): Promise<void>
}

export function createSession(
  { dataDir, platform, acceptSampleHub, managedProxy = null }: { dataDir: string; platform: Platform; acceptSampleHub: boolean; managedProxy?: string | null },
  surroundings: Surroundings,
): SessionKeeper {
  const { device, connectTo, random, emit, clock } = surroundings
  const joining = createJoining({ dataDir, device, connectTo, random, acceptSampleHub, managedProxy })
  const handouts = createHandouts(random, clock.monotonic)
  const folderOf = (person: string): string => personFolder(dataDir, person)
  const rescue = createRescue({ dataDir, device, handouts, folderOf })
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

  const known = (id: string): { record: HubRecord; person: Person } => {
    const record = device.hub()
    const person = device.people().find(one => one.person === id)
    if (record === null || person === undefined) throw new Refusal('person_unknown')
    return { record, person }
  }
  /** The key of a person's vault; wrong passphrases count, whatever they were given for. */
  const keyFor = async (id: string, passphrase: string): Promise<Buffer> => {
    const { record } = known(id)
    device.delays.check(id)
    try {
      return await openVaultKey(folderOf(id), passphrase, { device: record.device, secret: device.identity.secret })
    } catch (error) {
      if (failureOf(error)?.reason === 'passphrase_wrong') throw new Refusal('passphrase_wrong', noteFailure(id))
      throw error
    }
  }
  const unlock = async (id: string, passphrase: string): Promise<void> => {
    const { record, person } = known(id)
    const key = await keyFor(id, passphrase)
    const vault = openKeyedVault(vaultPaths(folderOf(id)).vault, key, { now: device.time.now, random })
    await closeDesk()
    device.inOneGo(() => {
      device.delays.clear(id)
      device.stream()?.append('access.unlocked', { person: id, ...(vault.torn ? { torn: true as const } : {}) })
    })
    desk = openDesk({ vault, person, record }, surroundings)
  }
  /** For a vault that does not open. */
  const closedKeyFor = (id: string, passphrase: string): Promise<Buffer> => {
    if (desk?.person.person === id) throw new Refusal('vault_opens')
    return keyFor(id, passphrase)
  }
  const lock = (): Promise<void> =>
    inTurn(async () => {
      if (desk === null) return
      await closeDesk()
      emit('session.changed')
    })

  return {
    desk: () => desk,
    handout: handouts.take,
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
      'vault.rescue': ({ person, passphrase }) => inTurn(async () => rescue.save(person, await closedKeyFor(person, passphrase))),
      'vault.setAside': ({ person, passphrase }) =>
        inTurn(async () => {
          rescue.setAside(person, await closedKeyFor(person, passphrase))
          return changed()
        }),
      'session.lock': async () => {
        await lock()
        return read()
      },
    },
  }
}
