import { Hello, protocolVersion } from '../../../shared/hub-api/hello.ts'
import { decode } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/digest.ts'
import { isSignedBy } from '../crypto/signing.ts'
import { Refusal } from '../refusal.ts'
import type { HubClient } from './client.ts'
import type { HubPlace } from './transport.ts'
import { certificateHash } from './transport.ts'

/**
 * Asks the hub who it is and checks its answer against the fingerprint of its key (base64url of the SHA-256 of the
 * raw key) and, where TLS is spoken, the certificate of the connection. Refuses with `hub_not_trusted` or
 * `protocol_mismatch`.
 */
export async function greet(client: HubClient, place: HubPlace, fingerprint: string): Promise<Hello> {
  const signed = await client.call('hub.hello', {})
  const payload: unknown = JSON.parse(decode(signed.payload).toString())
  const parsed = Hello.safeParse(payload)
  if (!parsed.success) throw new Refusal('hub_not_trusted', { host: place.host })
  const hello = parsed.data
  const certificate = place.certificate === null ? null : certificateHash(place.certificate)
  const trusted =
    sha256(decode(hello.signingKey)).toString('base64url') === fingerprint &&
    isSignedBy('hello', signed, hello.signingKey) &&
    (certificate === null || certificate === hello.certificate)
  if (!trusted) throw new Refusal('hub_not_trusted', { host: place.host })
  if (hello.protocol.least > protocolVersion || hello.protocol.most < protocolVersion) throw new Refusal('protocol_mismatch')
  return hello
}

export const fingerprintOf = (signingKey: string): string => sha256(decode(signingKey)).toString('base64url')
