import { z } from 'zod'
import { Catalogue } from '../domain/catalogue.ts'
import { Id } from '../domain/values.ts'
import { method } from './method.ts'

const Version = z.int().positive()

/** Guidelines as a batch came with them; the version counts within its project. */
export const Guidelines = z.strictObject({ version: Version, markdown: z.string() })
export type Guidelines = z.infer<typeof Guidelines>

const batch = z.strictObject({ batch: Id })

/** What a batch comes with besides clips; null where it comes with none. The same for as long as the batch is there. */
export const documentMethods = {
  'guidelines.read': method({ access: ['reviewer'], input: batch, output: Guidelines.nullable() }),
  'catalogue.read': method({ access: ['reviewer'], input: batch, output: Catalogue.nullable() }),
  /** The version that this person last had open, in this batch or another of the same task; null before the first time. */
  'guidelines.lastRead': method({ access: ['reviewer'], input: batch, output: z.strictObject({ version: Version.nullable() }) }),
  'guidelines.noteRead': method({ access: ['reviewer'], input: z.strictObject({ batch: Id, version: Version }), output: z.strictObject({}) }),
}
