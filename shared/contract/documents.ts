import { z } from 'zod'
import { Catalogue } from '../domain/catalogue.ts'
import { Id } from '../domain/values.ts'
import { method } from './method.ts'

/** Guidelines as a batch came with them; the version counts within its project. */
export const Guidelines = z.strictObject({ version: z.int().positive(), markdown: z.string() })
export type Guidelines = z.infer<typeof Guidelines>

const batch = z.strictObject({ batch: Id })

/** What a batch comes with besides clips; null where it comes with none. The same for as long as the batch is there. */
export const documentMethods = {
  'guidelines.read': method({ access: ['reviewer'], input: batch, output: Guidelines.nullable() }),
  'catalogue.read': method({ access: ['reviewer'], input: batch, output: Catalogue.nullable() }),
}
