import { z } from 'zod'
import { Annotation } from '../../shared/domain/annotation.ts'
import { SettlingReason } from '../../shared/hub-api/adjudications.ts'
import { lockWithClip, openWithClip, type ClipKey } from '../clips/locked-text.ts'
import type { Hub } from '../hub.ts'

/** What a third person settled on, and what must not outlive the clip. */
const SettledAnswer = z.strictObject({ annotation: Annotation, taskVersion: z.int().positive(), reason: SettlingReason })
export type SettledAnswer = z.infer<typeof SettledAnswer>

const purpose = 'adjudication'

/** Locks what was settled under the clip's own key. */
export const lockSettled = (hub: Pick<Hub, 'keys' | 'random'>, clip: ClipKey, adjudication: string, settled: SettledAnswer): Buffer =>
  lockWithClip(hub, clip, purpose, adjudication, JSON.stringify(settled))

/** Undoes `lockSettled`; throws where the clip's key is another, or gone. */
export const openSettled = (hub: Pick<Hub, 'keys'>, clip: ClipKey, adjudication: string, box: Uint8Array): SettledAnswer =>
  SettledAnswer.parse(JSON.parse(openWithClip(hub, clip, purpose, adjudication, box)))
