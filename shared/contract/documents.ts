import { z } from 'zod'
import { Id } from '../domain/values.ts'
import { method } from './method.ts'

// What travels with a batch to be read beside its clips.

const batch = z.strictObject({ batch: Id })
const Version = z.int().positive()

export const Guidelines = z.strictObject({ version: Version, markdown: z.string() })
export type Guidelines = z.infer<typeof Guidelines>

export const documentMethods = {
  /** A batch's guidelines as they last came from the hub; null where it has none. */
  'guidelines.read': method({ access: ['reviewer'], input: batch, output: Guidelines.nullable() }),
  /** The version that this person last had open; null before the first time. */
  'guidelines.lastRead': method({ access: ['reviewer'], input: batch, output: z.strictObject({ version: Version.nullable() }) }),
  'guidelines.noteRead': method({ access: ['reviewer'], input: z.strictObject({ batch: Id, version: Version }), output: z.strictObject({}) }),
}
