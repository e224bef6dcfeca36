import { z } from 'zod'
import { Instant } from '../domain/values.ts'
import { OwnQuality, QualityBoard, QualitySpots } from '../hub-api/quality.ts'
import { method } from './method.ts'

/** When the hub said so; as old as that when `live` is false. */
const freshness = { at: Instant, live: z.boolean() }

export const Quality = z.strictObject({ ...freshness, ...QualityBoard.shape, spots: QualitySpots })
export type Quality = z.infer<typeof Quality>

export const MyQuality = z.strictObject({ ...freshness, ...OwnQuality.shape })
export type MyQuality = z.infer<typeof MyQuality>

export const qualityMethods = {
  /** How well clips are answered, as far as the policy tells it, and where guidelines may be unclear; from the hub, or as it last was. */
  'quality.read': method({ access: ['supervisor'], input: z.strictObject({}), output: Quality }),
  /** The same figures of the one who works here. */
  'quality.mine': method({ access: ['reviewer'], input: z.strictObject({}), output: MyQuality }),
}
