import { randomUUID } from 'node:crypto'
import type { FailureReason } from '../../../shared/contract/failure.ts'
import type { Manifest } from '../../../shared/hub-api/batches.ts'
import { makeSealingPair, makeSigningPair, signJson, type KeyPair } from '../../../electron/core/crypto/signing.ts'
import type { MadeClip } from '../../support/clips.ts'
import { pick, wholeBelow, type Chance } from '../../support/chance.ts'
import { takeLease } from '../../support/hub-stand-in.ts'

/** What a hub gave out, from which one thing is altered. */
export type Genuine = { manifest: Manifest; clips: readonly MadeClip[]; hubKeys: KeyPair; sealingKey: string; pack: Buffer }
export type Delivered = { taken: Awaited<ReturnType<typeof takeLease>>; pack: Buffer }

/** One class of alteration, and the reason it has to be refused for. */
export type Alteration = { name: string; reason: FailureReason; alter(genuine: Genuine, chance: Chance): Promise<Delivered> }

const flipBit = (bytes: Buffer, at: number, chance: Chance): Buffer => {
  const flipped = Buffer.from(bytes)
  flipped[at] = (flipped[at] ?? 0) ^ (1 << wholeBelow(chance, 8))
  return flipped
}

const inText = (text: string, chance: Chance, where: (bytes: Buffer) => number = bytes => wholeBelow(chance, bytes.length)): string => {
  const bytes = Buffer.from(text, 'base64url')
  return flipBit(bytes, where(bytes), chance).toString('base64url')
}

type Taken = Delivered['taken']

const take = ({ manifest, clips, hubKeys, sealingKey }: Genuine, change: object = {}): Promise<Taken> =>
  takeLease({ ...manifest, ...change }, clips, hubKeys, sealingKey)

export const takeGenuine = (genuine: Genuine): Promise<Taken> => take(genuine)

const onManifest = (name: string, reason: FailureReason, change: (taken: Taken, genuine: Genuine, chance: Chance) => Taken | Promise<Taken>): Alteration => ({
  name, reason,
  alter: async (genuine, chance) => ({ taken: await change(await take(genuine), genuine, chance), pack: genuine.pack }),
})

const onPack = (name: string, reason: FailureReason, change: (pack: Buffer, genuine: Genuine, chance: Chance) => Buffer): Alteration => ({
  name, reason,
  alter: async (genuine, chance) => ({ taken: await take(genuine), pack: change(genuine.pack, genuine, chance) }),
})

/** Classes of bytes in JSON, by what they are for. */
const classes: readonly (readonly [string, RegExp])[] = [
  ['a brace, comma or colon', /[{}[\],:]/],
  ['a quotation mark', /"/],
  ['a letter of a name or a text', /[A-Za-z]/],
  ['a digit', /[0-9]/],
  ['a sign between', /[-_. ]/],
]

const byteOf = (kind: RegExp, chance: Chance) => (bytes: Buffer): number =>
  pick(chance, [...bytes.keys()].filter(at => kind.test(String.fromCharCode(bytes[at] ?? 0))))

const boundsOf = ({ clips }: Genuine, chance: Chance): { from: number; size: number } => {
  const index = wholeBelow(chance, clips.length)
  const sizes = clips.map(({ ciphertext }) => ciphertext.length)
  return { from: sizes.slice(0, index).reduce((sum, size) => sum + size, 0), size: sizes[index] ?? 0 }
}

export const alterations: readonly Alteration[] = [
  ...classes.map(([name, kind]) =>
    onManifest(`manifest: ${name}`, 'manifest_tampered', (taken, _, chance) => ({ ...taken, manifest: { ...taken.manifest, payload: inText(taken.manifest.payload, chance, byteOf(kind, chance)) } }))),
  onManifest('manifest: its signature', 'manifest_tampered', (taken, _, chance) => ({ ...taken, manifest: { ...taken.manifest, signature: inText(taken.manifest.signature, chance) } })),
  onManifest('manifest: a field put in, signed by somebody else', 'manifest_tampered', (taken, { manifest }) => ({ ...taken, manifest: signJson('manifest', { ...manifest, speaker: 'x' }, makeSigningPair()) })),
  onManifest('manifest: a field put in, signed by the hub', 'manifest_tampered', (_, genuine) => take(genuine, { speaker: 'x' })),
  onManifest('manifest: signed as something else', 'manifest_tampered', (taken, { manifest, hubKeys }) => ({ ...taken, manifest: signJson('policy', manifest, hubKeys) })),
  onManifest('keys: what is sealed', 'manifest_tampered', (taken, _, chance) => ({ ...taken, keys: { ...taken.keys, ciphertext: inText(taken.keys.ciphertext, chance) } })),
  onManifest('keys: what they are sealed with', 'manifest_tampered', (taken, _, chance) => ({ ...taken, keys: { ...taken.keys, enc: inText(taken.keys.enc, chance) } })),
  onManifest('keys: of another manifest', 'manifest_tampered', async (taken, genuine) => ({ ...taken, keys: (await take(genuine, { name: 'Other' })).keys })),
  onManifest('keys: sealed to another device', 'manifest_tampered', (_, genuine) => take({ ...genuine, sealingKey: makeSealingPair().publicKey })),
  onManifest('for another hub', 'manifest_foreign', (_, genuine) => take(genuine, { hub: randomUUID() })),
  onManifest('for another device', 'manifest_foreign', (_, genuine) => take(genuine, { device: randomUUID() })),
  onManifest('for another person', 'manifest_foreign', (_, genuine) => take(genuine, { person: randomUUID() })),
  onManifest('replayed: an older version', 'manifest_replayed', (_, genuine) => take(genuine, { version: genuine.manifest.version - 1 })),
  onManifest('replayed: from before the hub was restored', 'manifest_replayed', (_, genuine) => take(genuine, { epoch: genuine.manifest.epoch - 1 })),
  onPack('pack: a nonce', 'clip_tampered', (pack, genuine, chance) => flipBit(pack, boundsOf(genuine, chance).from + wholeBelow(chance, 12), chance)),
  onPack('pack: sound', 'clip_tampered', (pack, genuine, chance) => {
    const { from, size } = boundsOf(genuine, chance)
    return flipBit(pack, from + 12 + wholeBelow(chance, size - 28), chance)
  }),
  onPack('pack: a tag', 'clip_tampered', (pack, genuine, chance) => {
    const { from, size } = boundsOf(genuine, chance)
    return flipBit(pack, from + size - 1 - wholeBelow(chance, 16), chance)
  }),
  onPack('pack: cut short', 'clip_truncated', (pack, _, chance) => pack.subarray(0, wholeBelow(chance, pack.length))),
  onPack('pack: bytes behind its end', 'clip_tampered', pack => Buffer.concat([pack, Buffer.from('more')])),
  onPack('pack: a byte left out', 'clip_tampered', (pack, { clips }, chance) => {
    // Before the last clip, or it would just be cut short.
    const at = wholeBelow(chance, pack.length - 2 * (clips.at(-1)?.ciphertext.length ?? 0))
    return Buffer.concat([pack.subarray(0, at), pack.subarray(at + 1)])
  }),
  onPack('pack: clips in another order', 'clip_tampered', (_, { clips }) => Buffer.concat(clips.toReversed().map(({ ciphertext }) => ciphertext))),
]
