import { recoveredInfo, type Recovery } from '../../../shared/hub-api/recoveries.ts'
import type { RecoveryState } from '../../../shared/contract/session.ts'
import { openSealed } from '../crypto/sealing.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { DeviceStore } from '../device/store.ts'
import type { Connection } from '../hub/connection.ts'
import type { Random } from '../platform.ts'
import { Refusal } from '../refusal.ts'
import { readRecovery, rewrapKeyFile } from '../vault/key-file.ts'
import { openKeyedVault, vaultPaths } from '../vault/vault.ts'
import { personFolder } from './joining.ts'
import { requireLength } from './own-vault.ts'

/** A forgotten passphrase: asking the hub, and choosing a new one once two people have agreed. */
export type Recovering = {
  ask(person: string): Promise<RecoveryState>
  read(person: string): Promise<RecoveryState>
  /** Puts the vault under a new passphrase. Refuses with `recovery_waiting`, `recovery_over` or `recovery_unfit`. */
  finish(person: string, passphrase: string): Promise<void>
}

const viewOf = ({ code, state, agreed, expiresAt }: Recovery): RecoveryState => ({ code, state, agreed, expiresAt })

export function createRecovering({ dataDir, device, random, hub, line }: {
  dataDir: string
  device: DeviceStore
  random: Random
  hub(): HubRecord
  /** The device's own line to its hub. */
  line(): Connection
}): Recovering {
  const placesOf = (person: string): ReturnType<typeof vaultPaths> => {
    if (!device.people().some(known => known.person === person)) throw new Refusal('person_unknown')
    return vaultPaths(personFolder(dataDir, person))
  }
  const half = () => ({ device: hub().device, secret: device.identity.secret })
  const readAsked = async (person: string): Promise<Recovery> => {
    const recovery = device.recoveries.of(person)
    if (recovery === null) throw new Refusal('recovery_unasked')
    return line().call('recoveries.read', { params: { recovery } })
  }
  /** The vault's key as the hub gave it back, tried on the vault itself. */
  const keyOf = async (person: string, { recovery, state, sealed }: Recovery): Promise<Buffer> => {
    if (state === 'expired') throw new Refusal('recovery_over')
    if (state === 'used') throw new Refusal('recovery_unasked')
    if (sealed === null) throw new Refusal('recovery_waiting')
    const { id, device: own } = hub()
    try {
      const key = await openSealed(sealed, device.identity.sealing.privateKey, recoveredInfo(id, own, recovery), new Uint8Array())
      const vault = openKeyedVault(placesOf(person).vault, key, { now: device.time.now, random })
      vault.close()
      if (vault.person === person) return key
    } catch {
      throw new Refusal('recovery_unfit')
    }
    throw new Refusal('recovery_unfit')
  }
  return {
    async ask(person) {
      const sealed = readRecovery(placesOf(person).key, half())
      const asked = await line().call('recoveries.ask', { body: { person, sealed } })
      device.recoveries.note(person, asked.recovery)
      return viewOf(asked)
    },
    read: async person => viewOf(await readAsked(person)),
    async finish(person, passphrase) {
      requireLength(passphrase)
      const asked = await readAsked(person)
      const key = await keyOf(person, asked)
      await rewrapKeyFile(placesOf(person).key, key, passphrase, half(), random)
      device.inOneGo(() => {
        device.delays.clear(person)
        device.recoveries.clear(person)
        device.stream()?.append('access.recovered', { person, recovery: asked.recovery })
      })
    },
  }
}
