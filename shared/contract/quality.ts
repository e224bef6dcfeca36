import { z } from 'zod'
import { Instant } from '../domain/values.ts'
import { Days } from '../hub-api/period-figures.ts'
import { OwnQuality, QualityBoard, QualitySpots } from '../hub-api/quality.ts'
import { FileFormat, Handout } from './handout.ts'
import { method } from './method.ts'

/** When the hub said so; as old as that when `live` is false. */
const freshness = { at: Instant, live: z.boolean() }

export const Quality = z.strictObject({ ...freshness, ...QualityBoard.shape, spots: QualitySpots })
export type Quality = z.infer<typeof Quality>

export const MyQuality = z.strictObject({ ...freshness, ...OwnQuality.shape })
export type MyQuality = z.infer<typeof MyQuality>

/** All days that are kept where it is null. */
const within = { days: Days.nullable() }

export const qualityMethods = {
  /** How well clips are answered, as far as the policy tells it, and where guidelines may be unclear; from the hub, or as it last was. */
  'quality.read': method({ access: ['supervisor'], input: z.strictObject(within), output: Quality }),
  /** The same as a file, but for the words of people. */
  'quality.file': method({ access: ['supervisor'], input: z.strictObject({ ...within, format: FileFormat }), output: Handout }),
  /** The same figures of the one who works here. */
  'quality.mine': method({ access: ['reviewer'], input: z.strictObject(within), output: MyQuality }),
}
