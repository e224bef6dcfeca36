import { createPrivateKey, createPublicKey, generateKeyPairSync, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { signaturePrefix, type Signed, type SignedKind } from '../../../shared/hub-api/signed.ts'
import { decode, encode } from './bytes.ts'

// Ed25519 (RFC 8032) and X25519 (RFC 7748) keys as their 32 raw bytes in base64url.

export type KeyPair = { publicKey: string; privateKey: string }

function makePair(curve: 'ed25519' | 'x25519'): KeyPair {
  // The union of curves has no overload of its own.
  const { privateKey } = curve === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
  const { x, d } = privateKey.export({ format: 'jwk' })
  if (x === undefined || d === undefined) throw new Error('A generated key cannot be exported')
  return { publicKey: x, privateKey: d }
}

export const makeSigningPair = (): KeyPair => makePair('ed25519')
export const makeSealingPair = (): KeyPair => makePair('x25519')

const signedBytes = (kind: SignedKind, payload: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${signaturePrefix(kind)}\0`), payload])

/** A signature over payload bytes, 86 characters of base64url. */
export function signatureOf(kind: SignedKind, payload: Uint8Array, pair: KeyPair): string {
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: pair.publicKey, d: pair.privateKey } })
  return encode(signBytes(null, signedBytes(kind, payload), key))
}

/** A JSON value as it will be transported, with its signature. */
export function signJson(kind: SignedKind, value: unknown, pair: KeyPair): Signed {
  const payload = Buffer.from(JSON.stringify(value))
  return { payload: encode(payload), signature: signatureOf(kind, payload, pair) }
}

export function isSignedBy(kind: SignedKind, signed: Signed, publicKey: string): boolean {
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: publicKey } })
  return verifyBytes(null, signedBytes(kind, decode(signed.payload)), key, decode(signed.signature))
}
