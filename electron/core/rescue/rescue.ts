import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { FailureReason } from '../../../shared/contract/failure.ts'
import type { MethodOutput } from '../../../shared/contract/methods.ts'
import type { RescuedEvent } from '../../../shared/hub-api/rescue.ts'
import { encode } from '../crypto/bytes.ts'
import { digest, sha256 } from '../crypto/digest.ts'
import type { DeviceStore } from '../device/store.ts'
import type { Handouts } from '../handouts/handouts.ts'
import { failureOf, Refusal } from '../refusal.ts'
import { checkVault, vaultPaths } from '../vault/vault.ts'
import { packRescue } from './bundle.ts'
import { salvage } from './salvage.ts'

/** The way on for a person whose vault does not open. */
export type Rescue = {
  /** Refuses with `nothing_to_rescue`, or `rescue_not_possible` where the hub has never told a key to seal to. */
  save(person: string, key: Uint8Array): Promise<MethodOutput<'vault.rescue'>>
  /** Refuses with `vault_opens` where there is nothing wrong with it. */
  setAside(person: string, key: Uint8Array): void
}

/** What tells one reading of a vault from another: every envelope, and whether its content was whole. */
const contentsOf = (events: readonly RescuedEvent[]): string =>
  encode(sha256(events.map(({ envelope, salt }) => `${digest(envelope)} ${salt === null ? 'outline' : 'whole'}`).join('\n')))

/** Offers a bundle as a file; `at` is when it was made. */
export function handOut(handouts: Handouts, text: string, at: number): { ticket: string; name: string } {
  const name = `earshot-rescue-${new Date(at).toISOString().slice(0, 10)}.json`
  return { ticket: handouts.offer({ name, mediaType: 'application/json', bytes: Buffer.from(text) }), name }
}

/** For these a vault may be moved out of the way. */
const hopeless: readonly FailureReason[] = ['vault_damaged', 'vault_truncated', 'vault_log_damaged', 'vault_from_future', 'migration_failed']

export function createRescue({ dataDir, device, handouts, folderOf }: {
  dataDir: string
  device: DeviceStore
  handouts: Handouts
  /** Where a person's vault lies. */
  folderOf(person: string): string
}): Rescue {
  return {
    async save(person, key) {
      const hub = device.hub()
      const rescueKey = device.policy()?.rescueKey ?? null
      if (hub === null || rescueKey === null) throw new Refusal('rescue_not_possible')
      const events = salvage(vaultPaths(folderOf(person)).vault, key, join(folderOf(person), 'rescuing'))
      if (events.length === 0) throw new Refusal('nothing_to_rescue')
      const at = device.time.now()
      const complete = events.filter(({ salt }) => salt !== null).length
      const counts = { events: complete, incomplete: events.length - complete }
      const contents = contentsOf(events)
      // Whoever asks again is given what waits already, so that the hub is not sent the same twice.
      const waiting = device.rescues.textWith(person, contents)
      const text = waiting ?? (await packRescue(events, { hub: hub.id, device: hub.device, person, at }, { rescueKey, signing: device.identity.signing }))
      if (waiting === null) device.rescues.keep(text, { person, madeAt: at, ...counts, contents })
      return { ...handOut(handouts, text, at), ...counts }
    },
    setAside(person, key) {
      const reason = reasonAgainst(vaultPaths(folderOf(person)).vault, key)
      if (reason === null || !hopeless.includes(reason)) throw new Refusal(reason ?? 'vault_opens')
      const aside = join(dataDir, 'set-aside')
      mkdirSync(aside, { recursive: true, mode: 0o700 })
      renameSync(folderOf(person), join(aside, `${person}-${device.time.now()}`))
      device.removePerson(person)
    },
  }
}

/** Why a vault does not open, null where it does. */
function reasonAgainst(path: string, key: Uint8Array): FailureReason | null {
  try {
    checkVault(path, key)
    return null
  } catch (error) {
    const failure = failureOf(error)
    if (failure === null) throw error
    return failure.reason
  }
}
