import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseInvitation, type InvitationKind, type InvitationString, type Person } from '../../../shared/hub-api/access.ts'
import { encode } from '../crypto/bytes.ts'
import { signJson } from '../crypto/signing.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { DeviceStore } from '../device/store.ts'
import { createHubClient } from '../hub/client.ts'
import { doublySigned, type ConnectTo } from '../hub/connection.ts'
import { fingerprintOf, greet } from '../hub/hello.ts'
import { isLoopback } from '../hub/loopback.ts'
import { fetchCertificate } from '../hub/transport.ts'
import type { Random } from '../platform.ts'
import { Refusal } from '../refusal.ts'
import { makeVault } from '../vault/vault.ts'
import { requireLength } from './own-vault.ts'

/** How a device comes to a hub, and a person to a device. */
export type Joining = {
  enrol(invitation: string): Promise<void>
  /** Makes the person's vault; nothing is kept when the hub refuses. */
  join(invitation: string, passphrase: string): Promise<Person>
}

/** A vault whose person is not known yet lies under this and chance. */
const attemptPrefix = 'joining-'

const peopleFolder = (dataDir: string): string => join(dataDir, 'people')
export const personFolder = (dataDir: string, person: string): string => join(peopleFolder(dataDir), person)

/** Reads a pasted invitation of one kind. */
function readInvitation(text: string, kind: InvitationKind): InvitationString {
  const invitation = parseInvitation(text)
  if (invitation === null) throw new Refusal('invitation_malformed')
  if (invitation.kind !== kind) throw new Refusal('invitation_wrong_kind', { kind: invitation.kind })
  return invitation
}

export function createJoining({ dataDir, device, connectTo, random, acceptSampleHub, managedProxy = null }: {
  dataDir: string
  device: DeviceStore
  connectTo: ConnectTo
  random: Random
  /** Only a development start may work with a hub whose policy says `sample`. */
  acceptSampleHub: boolean
  /** The proxy that whoever manages this machine has set. */
  managedProxy?: string | null
}): Joining {
  const enrolledHub = (): HubRecord => {
    const hub = device.hub()
    if (hub === null) throw new Refusal('device_not_enrolled')
    return hub
  }
  /** Those whose vault lies here; without it somebody known may join anew. */
  const present = (): string[] => device.people().flatMap(({ person }) => (existsSync(personFolder(dataDir, person)) ? [person] : []))
  /** What an attempt left behind that ended in the middle; nobody was ever at work in it. */
  const clearAttempts = (): void => {
    const folder = peopleFolder(dataDir)
    const attempts = existsSync(folder) ? readdirSync(folder).filter(name => name.startsWith(attemptPrefix)) : []
    for (const attempt of attempts) rmSync(join(folder, attempt), { recursive: true, force: true })
  }

  return {
    async enrol(text) {
      if (device.hub() !== null) throw new Refusal('device_already_enrolled')
      const { host, fingerprint, code } = readInvitation(text, 'device')
      const place = { host, certificate: isLoopback(host) ? null : await fetchCertificate(host, managedProxy) }
      const client = createHubClient(connectTo(place))
      const hello = await greet(client, place, fingerprint)
      if (hello.sample && !acceptSampleHub) throw new Refusal('hub_is_sample')
      device.time.learn(hello.time)
      const { signing, sealing } = device.identity
      const request = { invitation: code, signingKey: signing.publicKey, sealingKey: sealing.publicKey }
      const answer = await client.call('devices.enrol', { body: signJson('enrol-device', request, signing) })
      device.enrol(
        { ...place, id: hello.hub, device: answer.device, signingKey: hello.signingKey, recoveryKey: hello.recoveryKey },
        answer.policy,
      )
    },
    async join(text, passphrase) {
      const hub = enrolledHub()
      requireLength(passphrase)
      const { fingerprint, code } = readInvitation(text, 'person')
      if (fingerprint !== fingerprintOf(hub.signingKey)) throw new Refusal('hub_not_trusted', { host: hub.host })
      clearAttempts()
      const folder = join(peopleFolder(dataDir), `${attemptPrefix}${encode(random(6))}`)
      const half = { device: hub.device, secret: device.identity.secret }
      const vault = await makeVault(folder, passphrase, half, { hub: hub.id, recoveryKey: hub.recoveryKey }, { now: device.time.now, random })
      try {
        const here = present()
        const claim = { invitation: code, device: hub.device, personKey: vault.signing.publicKey, present: here }
        const body = doublySigned('join-person', claim, device.identity.signing, vault.signing)
        const { person } = await createHubClient(connectTo(hub)).call('people.join', { body })
        if (here.includes(person.person)) throw new Refusal('person_here')
        vault.finish(person)
        const home = personFolder(dataDir, person.person)
        rmSync(home, { recursive: true, force: true })
        renameSync(folder, home)
        device.addPerson(person)
        return person
      } catch (error) {
        vault.abandon()
        rmSync(folder, { recursive: true, force: true })
        throw error
      }
    },
  }
}
