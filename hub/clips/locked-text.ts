import type { Hub } from '../hub.ts'
import { lock, unlock } from '../keys/cipher.ts'

export type ClipKey = { clip: string; wrapped_key: Buffer }

const associated = (purpose: string, id: string): Buffer => Buffer.from(`earshot/${purpose}/v1\0${id}`)

/**
 * Locks words about a clip under the clip's own key, for one purpose and one id: wherever they lie, the journal
 * included, which forgets nothing, they can be read no longer once the clip is destroyed.
 */
export const lockWithClip = ({ keys, random }: Pick<Hub, 'keys' | 'random'>, { clip, wrapped_key }: ClipKey, purpose: string, id: string, text: string): Buffer =>
  lock(keys.unwrapClipKey(clip, wrapped_key), random, associated(purpose, id), Buffer.from(text))

/** Undoes `lockWithClip`; throws where the clip's key is another, or gone. */
export const openWithClip = ({ keys }: Pick<Hub, 'keys'>, { clip, wrapped_key }: ClipKey, purpose: string, id: string, box: Uint8Array): string =>
  unlock(keys.unwrapClipKey(clip, wrapped_key), associated(purpose, id), box).toString()
