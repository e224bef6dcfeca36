import type { DoublySigned } from '../../../shared/hub-api/access.ts'
import type { ProblemCode } from '../../../shared/hub-api/problem.ts'
import type { RouteInput, RouteName, RouteReply } from '../../../shared/hub-api/routes.ts'
import { encode } from '../crypto/bytes.ts'
import { signatureOf, type KeyPair } from '../crypto/signing.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { DeviceStore } from '../device/store.ts'
import type { Random } from '../platform.ts'
import { Refusal } from '../refusal.ts'
import { HubProblem, createHubClient, type HubClient } from './client.ts'
import { fingerprintOf, greet } from './hello.ts'
import type { Answer, HubPlace, Transport } from './transport.ts'

/** A line to the hub, of a person on a device or of the device alone: opens and renews its session by itself. */
export type Connection = {
  call<N extends RouteName>(name: N, input: RouteInput<N>, signal?: AbortSignal): Promise<RouteReply<N>>
  bytes(name: RouteName, input: { params: Record<string, string> }, from: number, signal?: AbortSignal): Promise<Answer>
}

/** A connection whose sessions may take a second factor. */
export type PersonLine = Connection & {
  /** Whether the hub has asked for a code and was given none that counts; until then nothing else is asked of it. */
  factorNeeded(): boolean
  /** Opens a session by a code of the authenticator app. Rejects with `second_factor_wrong` or `second_factor_delayed`. */
  giveFactor(code: string): Promise<void>
}

const renewable: ReadonlySet<ProblemCode> = new Set(['unauthorised', 'upgrade_required', 'clock_skewed'])

export type ConnectTo = (place: HubPlace) => Transport

/** Signed by the device and, unless it is for the device alone, by a person. */
export function doublySigned(kind: 'session' | 'join-person', payload: unknown, device: KeyPair, person: KeyPair | null): DoublySigned {
  const bytes = Buffer.from(JSON.stringify(payload))
  return {
    payload: encode(bytes),
    deviceSignature: signatureOf(kind, bytes, device),
    personSignature: person === null ? null : signatureOf(kind, bytes, person),
  }
}

export function createConnection({ device, hub, person, signing, connectTo, random, onFactor }: {
  device: DeviceStore
  hub: HubRecord
  /** Null for the device's own line. */
  person: string | null
  signing: KeyPair | null
  connectTo: ConnectTo
  random: Random
  /** Called whenever `factorNeeded` has changed. */
  onFactor(): void
}): PersonLine {
  const client: HubClient = createHubClient(connectTo(hub))
  let session: Promise<string> | null = null
  let factorNeeded = false

  const setFactorNeeded = (needed: boolean): void => {
    if (factorNeeded === needed) return
    factorNeeded = needed
    onFactor()
  }
  const open = async (signal?: AbortSignal, totp?: string): Promise<string> => {
    const hello = await greet(client, hub, fingerprintOf(hub.signingKey))
    device.requireNewer('hello', hello)
    const claim = { device: hub.device, person, at: hello.time, nonce: encode(random(16)), ...(totp === undefined ? {} : { totp }) }
    const body = doublySigned('session', claim, device.identity.signing, signing)
    const opened = await client.call('sessions.open', { body }, signal === undefined ? {} : { signal })
    // Not before the hub has taken it for the time of this request: an old greeting must not turn the clock back.
    device.time.learn(hello.time)
    device.updatePolicy(opened.policy)
    if (opened.retirement !== null) device.retirement.take(opened.retirement, hub)
    setFactorNeeded(false)
    return opened.token
  }
  const openAnew = (signal?: AbortSignal, totp?: string): Promise<string> => {
    session = open(signal, totp).catch((error: unknown) => {
      session = null
      if (error instanceof HubProblem && error.problem === 'second_factor_needed') setFactorNeeded(true)
      throw error
    })
    return session
  }
  const ensure = async (signal?: AbortSignal): Promise<string> => {
    if (factorNeeded) throw new Refusal('second_factor_needed')
    return session ?? openAnew(signal)
  }
  /** A session may lapse and a hub may be updated at any time; one new attempt, after a new greeting, is all it takes. */
  const withSession = async <T>(use: (token: string) => Promise<T>, signal?: AbortSignal): Promise<T> => {
    try {
      return await use(await ensure(signal))
    } catch (error) {
      if (!(error instanceof HubProblem && renewable.has(error.problem))) throw error
      session = null
      return use(await ensure(signal))
    }
  }
  const options = (token: string, signal?: AbortSignal): { token: string; signal?: AbortSignal } =>
    signal === undefined ? { token } : { token, signal }

  return {
    factorNeeded: () => factorNeeded,
    giveFactor: async code => {
      await openAnew(undefined, code)
    },
    call: (name, input, signal) => withSession(token => client.call(name, input, options(token, signal)), signal),
    bytes: (name, input, from, signal) => withSession(token => client.bytes(name, input, from, options(token, signal)), signal),
  }
}
