import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { signaturePrefix, type Signed, type SignedKind } from '../../shared/hub-api/signed.ts'
import { fromText, toText } from './bytes.ts'

const underDomain = (kind: SignedKind, payload: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${signaturePrefix(kind)}\0`), payload])

/** Signs a value's JSON with Ed25519 (RFC 8032) under its kind's domain. */
export function signValue(kind: SignedKind, value: unknown, key: KeyObject): Signed {
  const payload = Buffer.from(JSON.stringify(value))
  return { payload: toText(payload), signature: toText(sign(null, underDomain(kind, payload), key)) }
}

/** Whether `signature` over the transported payload was made by the key whose 32 raw bytes are given. */
export function isSignedBy(kind: SignedKind, signed: Signed, publicKey: string): boolean {
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: publicKey } })
  return verify(null, underDomain(kind, fromText(signed.payload)), key, fromText(signed.signature))
}
