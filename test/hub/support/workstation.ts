import { randomBytes, randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { commitmentOf, emptyHead, extend, type Head } from '../../../shared/domain/chain.ts'
import type { Role } from '../../../shared/domain/values.ts'
import { parseInvitation, type DoublySigned, type InvitationCode, type Person } from '../../../shared/hub-api/access.ts'
import type { EventPayload, EventType } from '../../../shared/hub-api/events.ts'
import type { SignedKind } from '../../../shared/hub-api/signed.ts'
import type { SentEvent } from '../../../shared/hub-api/streams.ts'
import { digest } from '../../../electron/core/crypto/digest.ts'
import { makeSealingPair, makeSigningPair, signatureOf, signJson, type KeyPair } from '../../../electron/core/crypto/signing.ts'
import { invite } from '../../../hub/access/invitations.ts'
import { giveFactor, needsFactor } from '../../../hub/access/second-factor.ts'
import { addPerson } from '../../../hub/access/people.ts'
import { codeAt } from '../../support/factor.ts'
import type { RunningHub } from './running-hub.ts'

// The far end of the line, by the workstation's own cryptography: what fits here fits a real one.

export function doubly(kind: SignedKind, payload: unknown, device: KeyPair, person: KeyPair | null): DoublySigned {
  const bytes = Buffer.from(JSON.stringify(payload))
  return {
    payload: bytes.toString('base64url'),
    deviceSignature: signatureOf(kind, bytes, device),
    personSignature: person === null ? null : signatureOf(kind, bytes, person),
  }
}

export const codeOf = (invitation: string): InvitationCode => {
  const parsed = parseInvitation(invitation)
  if (parsed === null) throw new Error('No invitation')
  return parsed.code
}

export type Device = { id: string; signing: KeyPair; sealing: KeyPair }

export async function enrolDevice(running: RunningHub): Promise<Device> {
  const signing = makeSigningPair()
  const sealing = makeSealingPair()
  const invitation = codeOf(await invite(running.hub, 'device', null, null))
  const body = signJson('enrol-device', { invitation, signingKey: signing.publicKey, sealingKey: sealing.publicKey }, signing)
  const { device } = await running.get('devices.enrol', { body })
  return { id: device, signing, sealing }
}

export async function joinOn(running: RunningHub, device: Device, person: string, keys: KeyPair): Promise<Person> {
  const invitation = codeOf(await invite(running.hub, 'person', person, null))
  const body = doubly('join-person', { invitation, device: device.id, personKey: keys.publicKey, present: [] }, device.signing, keys)
  return (await running.get('people.join', { body })).person
}

export const sessionBody = (running: RunningHub, device: Device, person: { id: string; keys: KeyPair } | null, totp?: string): DoublySigned => {
  const claim = {
    device: device.id, person: person?.id ?? null, at: running.clock.now(), nonce: randomBytes(16).toString('base64url'),
    ...(totp === undefined ? {} : { totp }),
  }
  return doubly('session', claim, device.signing, person?.keys ?? null)
}

/** Somebody signed in on a device of their own; `factor` is the address of their second factor, where their role needs one. */
export type Workstation = { device: Device; person: Person; keys: KeyPair; token: string; factor: string | null; renew(at?: RunningHub): Promise<void> }

let people = 0

export async function workstation(running: RunningHub, role: Role, at?: { device?: Device; person?: string }): Promise<Workstation> {
  const device = at?.device ?? (await enrolDevice(running))
  const id = at?.person ?? (await addPerson(running.hub, `${role}-${++people}`, role)).person
  const keys = makeSigningPair()
  const person = await joinOn(running, device, id, keys)
  const factor = needsFactor(role) ? await giveFactor(running.hub, person) : null
  const code = () => (factor === null ? undefined : codeAt(factor, running.clock.now()))
  const signIn = async (hub = running) => (await hub.get('sessions.open', { body: sessionBody(hub, device, { id, keys }, code()) })).token
  const station: Workstation = {
    device, person, keys, factor, token: await signIn(),
    async renew(hub) {
      station.token = await signIn(hub)
    },
  }
  return station
}

/** A chain of events as a vault writes it. */
export type TestStream = {
  id: string
  /** Makes the next event; it is sent by `send`, or by hand. */
  append<T extends EventType>(type: T, payload: EventPayload<T>): SentEvent
  /** An event that no workstation of this version would write. */
  appendRaw(type: string, payload: unknown): SentEvent
  pending(): SentEvent[]
  head(): Head
}

export function createStream(running: RunningHub, owner: EventPayload<'stream.opened'>, from: Head = emptyHead): TestStream {
  const id = v7()
  let head: Head = from
  const written: SentEvent[] = []
  const appendRaw = (type: string, payload: unknown): SentEvent => {
    const salt = randomBytes(32).toString('base64url')
    const fact = { id: v7(), stream: id, type, at: running.clock.now(), commitment: commitmentOf(digest, salt, payload) }
    const next = extend(digest, head, fact)
    head = next.head
    const event = { envelope: next.envelope, salt, payload }
    written.push(event)
    return event
  }
  appendRaw('stream.opened', owner)
  return { id, appendRaw, append: appendRaw, pending: () => written.splice(0), head: () => head }
}

/** Sends what a stream has written and not sent; answers what the hub said of each event. */
export async function send(running: RunningHub, stream: TestStream, token: string, waiting = 0) {
  return running.get('streams.send', { params: { stream: stream.id }, body: { events: stream.pending(), waiting } }, token)
}

/** How far the hub knows a stream, asked by a device that has all of it. */
export const headOf = (running: RunningHub, stream: Pick<TestStream, 'id' | 'head'>, token: string) => {
  const { seq, hash } = stream.head()
  return running.get('streams.head', { params: { stream: stream.id }, query: { seq, ...(hash === null ? {} : { hash }) } }, token)
}

export const newId = (): string => randomUUID()
