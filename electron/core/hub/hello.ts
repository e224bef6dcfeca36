import { agreeOn, Hello, protocols } from '../../../shared/hub-api/hello.ts'
import { decode } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/digest.ts'
import { isSignedBy } from '../crypto/signing.ts'
import { Refusal } from '../refusal.ts'
import type { HubClient } from './client.ts'
import type { HubPlace } from './transport.ts'
import { certificateHash } from './transport.ts'

function readJson(payload: string): unknown {
  try {
    return JSON.parse(decode(payload).toString())
  } catch {
    return null
  }
}

/**
 * Asks the hub who it is and checks its answer against the fingerprint of its key (base64url of the SHA-256 of the
 * raw key) and, where TLS is spoken, the certificate of the connection; from then on the client speaks the highest
 * protocol that both know. Refuses with `hub_not_trusted`, `protocol_mismatch` or `hub_outdated`.
 */
export async function greet(client: HubClient, place: HubPlace, fingerprint: string): Promise<Hello> {
  const signed = await client.call('hub.hello', {})
  const parsed = Hello.safeParse(readJson(signed.payload))
  if (!parsed.success) throw new Refusal('hub_not_trusted', { host: place.host })
  const hello = parsed.data
  const certificate = place.certificate === null ? null : certificateHash(place.certificate)
  const trusted =
    sha256(decode(hello.signingKey)).toString('base64url') === fingerprint &&
    isSignedBy('hello', signed, hello.signingKey) &&
    (certificate === null || certificate === hello.certificate)
  if (!trusted) throw new Refusal('hub_not_trusted', { host: place.host })
  const agreed = agreeOn(protocols, hello.protocol)
  if ('update' in agreed) throw new Refusal(agreed.update === 'own' ? 'protocol_mismatch' : 'hub_outdated')
  client.speak(agreed.speak)
  return hello
}

export const fingerprintOf = (signingKey: string): string => sha256(decode(signingKey)).toString('base64url')
