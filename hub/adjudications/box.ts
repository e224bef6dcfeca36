import { z } from 'zod'
import { Annotation } from '../../shared/domain/annotation.ts'
import { SettlingReason } from '../../shared/hub-api/adjudications.ts'
import type { Hub } from '../hub.ts'
import { lock, unlock } from '../keys/cipher.ts'

/** What a third person settled on, and what must not outlive the clip. */
export const SettledAnswer = z.strictObject({ annotation: Annotation, taskVersion: z.int().positive(), reason: SettlingReason })
export type SettledAnswer = z.infer<typeof SettledAnswer>

type ClipKey = { clip: string; wrapped_key: Buffer }

const associated = (adjudication: string): Buffer => Buffer.from(`earshot/adjudication/v1\0${adjudication}`)

/**
 * Locks what was settled under the clip's own key: it lies in the journal too, which forgets nothing, and can be read
 * there no longer once the clip is destroyed.
 */
export const lockSettled = ({ keys, random }: Pick<Hub, 'keys' | 'random'>, { clip, wrapped_key }: ClipKey, adjudication: string, settled: SettledAnswer): Buffer =>
  lock(keys.unwrapClipKey(clip, wrapped_key), random, associated(adjudication), Buffer.from(JSON.stringify(settled)))

/** Undoes `lockSettled`; throws where the clip's key is another, or gone. */
export const openSettled = ({ keys }: Pick<Hub, 'keys'>, { clip, wrapped_key }: ClipKey, adjudication: string, box: Uint8Array): SettledAnswer =>
  SettledAnswer.parse(JSON.parse(unlock(keys.unwrapClipKey(clip, wrapped_key), associated(adjudication), box).toString()))
