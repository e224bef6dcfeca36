import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import type { OpenDesk } from '../desk/open-desk.ts'
import { signJson } from '../crypto/signing.ts'
import type { DeviceStore } from '../device/store.ts'
import type { Connection } from '../hub/connection.ts'
import { failureOf } from '../refusal.ts'
import { sendStream } from '../sync/upload.ts'
import { vaultPaths } from '../vault/vault.ts'
import { personFolder } from './joining.ts'

/** Carries the hub's order out that this laptop go out of use; taken up again at every start until it is done. */
export type Retiring = { begin(): void; stop(): void }

const sendingMs = 2_000
const retryMs = 30_000
/** Whoever ordered it at once does not wait long even for the vault that is open. */
const patience = 3

/** Overwrites a key before its file goes, so that no name is left that leads to it. */
function destroyVault(folder: string): void {
  const { key } = vaultPaths(folder)
  try {
    const file = openSync(key, 'r+')
    writeSync(file, Buffer.alloc(statSync(key).size))
    fsyncSync(file)
    closeSync(file)
  } catch {
    // A key that is not there opens nothing.
  }
  rmSync(folder, { recursive: true, force: true })
}

export function createRetiring({ dataDir, device, desk, lock, line, changed, report }: {
  dataDir: string
  device: DeviceStore
  desk(): OpenDesk | null
  lock(): Promise<void>
  /** The device's own line to its hub. */
  line(): Connection
  changed(): void
  report(error: unknown): void
}): Retiring {
  let timer: NodeJS.Timeout | undefined
  let running = false
  let stopped = false
  let tries = 0

  const again = (ms: number): void => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void step(), ms)
  }
  /** Whether unsent work is out of the open vault, or as far out as it will get. */
  const isSent = (open: OpenDesk, atOnce: boolean): boolean => {
    if (open.waiting() === 0 || (atOnce && ++tries > patience)) return true
    open.send()
    return false
  }
  /** The vaults first, then the word that they are gone, and last the key that gave it. */
  const destroy = async (): Promise<void> => {
    const people = device.people()
    for (const { person } of people) destroyVault(personFolder(dataDir, person))
    const signal = AbortSignal.timeout(retryMs)
    const own = device.stream()
    const id = device.hub()?.device ?? ''
    if (own !== null) await sendStream({ stream: own, owner: { device: id, person: null }, hub: line(), signal }, () => undefined)
    const receipt = { device: id, at: device.time.now(), vaults: people.length }
    await line().call('devices.receipt', { body: signJson('retired', receipt, device.identity.signing) }, signal)
    device.forget()
  }
  const carryOut = async (atOnce: boolean): Promise<number | null> => {
    // Nobody hears anything here any more, whatever else has to wait.
    device.leases.shredAll()
    const open = desk()
    if (open !== null && !isSent(open, atOnce)) return sendingMs
    await lock()
    if (!atOnce && device.retirement.owed().length > 0) return retryMs
    await destroy()
    return null
  }
  async function step(): Promise<void> {
    const order = device.retirement.order()
    if (order === null || running) return
    running = true
    try {
      const waitMs = await carryOut(order.atOnce)
      if (waitMs !== null) again(waitMs)
    } catch (error) {
      if (failureOf(error) === null) report(error)
      again(retryMs)
    } finally {
      running = false
      changed()
    }
  }
  return {
    begin: () => again(0),
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
