import type { Session } from '../../../shared/contract/session.ts'
import type { Person } from '../../../shared/hub-api/access.ts'
import { openDesk, type OpenDesk } from '../desk/open-desk.ts'
import type { Surroundings } from '../desk/surroundings.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { DeviceStore } from '../device/store.ts'
import type { FrontHandlers } from '../dispatch.ts'
import { createConnection } from '../hub/connection.ts'
import type { Platform } from '../platform.ts'
import { Refusal } from '../refusal.ts'
import { createHandouts } from '../handouts/handouts.ts'
import type { Handout } from '../port.ts'
import { createRescue } from '../rescue/rescue.ts'
import type { DeviceHalf } from '../vault/key-file.ts'
import { checkVault, openKeyedVault, openVaultKey, vaultPaths } from '../vault/vault.ts'
import { watchInactivity, type Inactivity } from './inactivity.ts'
import { createJoining, personFolder } from './joining.ts'
import { createOwnVaultHandlers } from './own-vault.ts'
import { createRecovering } from './recovering.ts'
import { createRetiring } from './retiring.ts'
import { createTries } from './tries.ts'

const readRetirement = ({ retirement }: DeviceStore): Session['retirement'] => {
  if (retirement.finishedAt() !== null) return { state: 'done', owed: [] }
  return retirement.order() === null ? null : { state: 'ordered', owed: retirement.owed() }
}

/** On a laptop that goes out of use a vault opens once more, to send what lies in it. */
function mayStillUnlock({ retirement }: DeviceStore, code: string): boolean {
  const order = retirement.order()
  return order === null || (!order.atOnce && retirement.owed().includes(code))
}

/** How long a page may take to say what was heard last; nothing that was entered depends on it. */
const handOverMs = 250
const shortestLockMinutes = 1

/** Who works here: enrolment, joining, unlocking, locking. One change at a time. */
export type SessionKeeper = {
  handlers: FrontHandlers
  desk(): OpenDesk | null
  /** A file for somebody whose vault is not open. */
  handout(ticket: string): Handout | null
  lock(): Promise<void>
  /** Lets the page hand over what it still holds, for a moment, and locks whether it did or not. */
  lockSoon(): void
  close(): Promise<void>
}

export function createSession(
  { dataDir, platform, acceptSampleHub, managedProxy = null }: { dataDir: string; platform: Platform; acceptSampleHub: boolean; managedProxy?: string | null },
  surroundings: Surroundings,
): SessionKeeper {
  const { device, clock, connectTo, random, emit, report } = surroundings
  const joining = createJoining({ dataDir, device, connectTo, random, acceptSampleHub, managedProxy })
  const enrolledHub = (): HubRecord => {
    const record = device.hub()
    if (record === null) throw new Refusal('device_not_enrolled')
    return record
  }
  /** A session of the device's own is short: each use opens one. */
  const line = () => createConnection({ device, hub: enrolledHub(), person: null, signing: null, connectTo, random, onFactor: () => undefined })
  const recovering = createRecovering({ dataDir, device, random, hub: enrolledHub, line })
  const tries = createTries(device)
  const handouts = createHandouts(random, clock.monotonic)
  const folderOf = (person: string): string => personFolder(dataDir, person)
  const rescue = createRescue({ dataDir, device, handouts, folderOf })
  let desk: OpenDesk | null = null
  /** Whose vault was found damaged while it was open; it opens again only if all of it can be read. */
  const doubted = new Set<string>()
  let inactivity: Inactivity | null = null
  let locking: NodeJS.Timeout | undefined
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
      zone: policy?.zone ?? null,
      emergencyPhone: policy?.emergencyPhone ?? null,
      help: policy?.help ?? [],
      retirement: readRetirement(device),
    }
  }
  const changed = (): Session => {
    emit('session.changed')
    return read()
  }
  const closeDesk = async (): Promise<void> => {
    const open = desk
    desk = null
    inactivity?.stop()
    clearTimeout(locking)
    if (open === null) return
    device.retirement.noteWaiting(open.person.person, open.waiting())
    await open.close()
  }

  const known = (id: string): { record: HubRecord; person: Person } => {
    const record = device.hub()
    const person = device.people().find(one => one.person === id)
    if (record === null || person === undefined) throw new Refusal('person_unknown')
    return { record, person }
  }
  const halfOf = ({ device: id }: HubRecord): DeviceHalf => ({ device: id, secret: device.identity.secret })
  /** The key of a person's vault; wrong passphrases count, whatever they were given for. */
  const keyFor = (id: string, passphrase: string): Promise<Buffer> =>
    tries(id, () => openVaultKey(folderOf(id), passphrase, halfOf(known(id).record)))
  const unlock = async (id: string, passphrase: string): Promise<void> => {
    const { record, person } = known(id)
    if (!mayStillUnlock(device, person.code)) throw new Refusal('device_retired')
    const key = await keyFor(id, passphrase)
    if (doubted.has(id)) checkVault(vaultPaths(folderOf(id)).vault, key)
    doubted.delete(id)
    const vault = openKeyedVault(vaultPaths(folderOf(id)).vault, key, { now: device.time.now, random })
    await closeDesk()
    device.inOneGo(() => {
      device.delays.clear(id)
      device.retirement.noteWaiting(id, 1)
      device.stream()?.append('access.unlocked', { person: id, ...(vault.torn ? { torn: true as const } : {}) })
    })
    const own = createOwnVaultHandlers({ device, person: id, folder: folderOf(id), half: halfOf(record), random, tries, inTurn, touch: () => inactivity?.touch(), doubt: () => doubt(id) })
    desk = openDesk({ vault, person, record, own }, surroundings)
    inactivity = watchInactivity({
      lockAfterMs: () => (device.policy()?.lockAfterMinutes ?? shortestLockMinutes) * 60_000,
      monotonic: clock.monotonic,
      onInactive: lockSoon,
    })
  }
  const doubt = (id: string): void => {
    doubted.add(id)
    lockSoon()
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

  const lockSoon = (): void => {
    if (desk === null) return
    emit('session.locking')
    clearTimeout(locking)
    locking = setTimeout(() => void lock(), handOverMs)
  }

  const retiring = createRetiring({
    dataDir, device, lock, line,
    desk: () => desk,
    changed: () => emit('session.changed'),
    report: error => report('retiring', error),
  })
  device.retirement.watch(retiring.begin)
  retiring.begin()

  return {
    desk: () => desk,
    handout: handouts.take,
    lock,
    lockSoon,
    close() {
      retiring.stop()
      return inTurn(closeDesk)
    },
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
      'recovery.ask': ({ person }) => recovering.ask(person),
      'recovery.read': ({ person }) => recovering.read(person),
      'recovery.finish': ({ person, passphrase }) =>
        inTurn(async () => {
          await closeDesk()
          await recovering.finish(person, passphrase)
          await unlock(person, passphrase)
          return changed()
        }),
      'session.lock': async () => {
        await lock()
        return read()
      },
    },
  }
}
