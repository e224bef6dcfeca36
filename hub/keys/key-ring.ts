import { createHmac, createPublicKey, hkdfSync, X509Certificate } from 'node:crypto'
import type { Signed, SignedKind } from '../../shared/hub-api/signed.ts'
import { sha256, toText, fromText, type Random } from './bytes.ts'
import type { Certificate } from './certificate.ts'
import { lock, unlock } from './cipher.ts'
import type { Keys } from './key-files.ts'
import { agreementPair, openSealed } from './sealing.ts'
import { signValue } from './signatures.ts'

/** What else is known of the speaker and of the recording; never leaves the hub. */
export type Identity = { speaker: string | null; sourceRef: string | null; recordedAt: number | null }

/** What may be found again without being readable. */
export type IdentityField = 'speaker' | 'source_ref' | 'fingerprint'

/** Small secrets that the hub keeps for somebody. */
export type SealedSecret = 'second-factor' | 'webhook'

/** Everything the hub can do with its keys, so that no key itself has to be handed around. */
export type KeyRing = {
  /** SHA-256 of the signing key, as enrolment strings carry it. */
  fingerprint: string
  signingKey: string
  recoveryKey: string
  /** X25519; rescued events are sealed to it. */
  rescueKey: string
  tls: Certificate
  /** SHA-256 of the TLS certificate in DER. */
  certificateHash: string
  /** Encrypts the embedded database as a whole. */
  databaseKey: Buffer
  sign(kind: SignedKind, value: unknown): Signed
  wrapClipKey(clip: string, key: Uint8Array): Buffer
  unwrapClipKey(clip: string, wrapped: Uint8Array): Buffer
  sealIdentity(clip: string, identity: Identity): Buffer
  /** Whoever calls it has seen to it that two people agreed, or that glass was broken. */
  unsealIdentity(clip: string, sealed: Uint8Array): Identity
  /** A keyed hash; equal texts can be found, and nobody without the key can try out texts. */
  identityIndex(field: IdentityField, text: string): Buffer
  invitationHash(id: string, secret: string): Buffer
  /** Seals a small secret that the hub has to read again, for one holder. */
  sealFor(what: SealedSecret, holder: string, secret: Uint8Array): Buffer
  openFor(what: SealedSecret, holder: string, sealed: Uint8Array): Buffer
  /** Opens what was sealed to the rescue key under this `info`; rejects where anything about it is wrong. */
  openRescue(sealed: { enc: string; ciphertext: string }, info: string): Promise<Buffer>
  /** The secret of a notice's acknowledge link, 32 bytes: the same at every attempt to send it, and kept nowhere. */
  linkToken(notice: string): Buffer
  /** An entry of the journal, bound to its number and to the hash of the line before. */
  lockEntry(seq: number, prev: string, text: string): string
  unlockEntry(seq: number, prev: string, box: string): string
}

const derive = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, new Uint8Array(), `earshot/${purpose}/v1`, 32))

const keyed = (key: Buffer, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(parts.join('\0')).digest()

const associated = (purpose: string, id: string): Buffer => Buffer.from(`earshot/${purpose}/v1\0${id}`)

export function createKeyRing(keys: Keys, random: Random): KeyRing {
  const signingKey = createPublicKey(keys.signing).export({ format: 'jwk' }).x ?? ''
  const clipKeys = derive(keys.master, 'clip-keys')
  const invitations = derive(keys.master, 'invitations')
  const secrets = derive(keys.master, 'secrets')
  const links = derive(keys.master, 'acknowledge-links')
  const rescue = agreementPair(derive(keys.master, 'rescue'))
  const journal = derive(keys.master, 'journal')
  const identities = derive(keys.identity, 'identity')
  const indexes = derive(keys.identity, 'index')
  return {
    fingerprint: toText(sha256(fromText(signingKey))),
    signingKey,
    recoveryKey: keys.recovery,
    rescueKey: rescue.publicKey,
    tls: keys.tls,
    certificateHash: toText(sha256(new X509Certificate(keys.tls.certificatePem).raw)),
    databaseKey: derive(keys.master, 'database'),
    sign: (kind, value) => signValue(kind, value, keys.signing),
    wrapClipKey: (clip, key) => lock(clipKeys, random, associated('clip-key', clip), key),
    unwrapClipKey: (clip, wrapped) => unlock(clipKeys, associated('clip-key', clip), wrapped),
    sealIdentity: (clip, identity) =>
      lock(identities, random, associated('identity', clip), Buffer.from(JSON.stringify(identity))),
    unsealIdentity: (clip, sealed) => JSON.parse(unlock(identities, associated('identity', clip), sealed).toString()) as Identity,
    identityIndex: (field, text) => keyed(indexes, field, text),
    invitationHash: (id, secret) => keyed(invitations, id, secret),
    sealFor: (what, holder, secret) => lock(secrets, random, associated(what, holder), secret),
    openFor: (what, holder, sealed) => unlock(secrets, associated(what, holder), sealed),
    openRescue: (sealed, info) => openSealed(sealed, rescue.privateKey, info),
    linkToken: notice => keyed(links, notice),
    lockEntry: (seq, prev, text) => toText(lock(journal, random, associated('journal', `${seq}\0${prev}`), Buffer.from(text))),
    unlockEntry: (seq, prev, box) => unlock(journal, associated('journal', `${seq}\0${prev}`), fromText(box)).toString(),
  }
}
