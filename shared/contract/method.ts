import type { z } from 'zod'
import type { Role } from '../domain/values.ts'

/** Who may call a method: `anyone`, a person with an open vault (`person`), or one with one of these roles. */
export type Access = 'anyone' | 'person' | readonly Role[]

type MethodShape = { access: Access; input: z.ZodType; output: z.ZodType }

/** One thing the renderer may ask of the core. Only JSON-safe values cross. */
export const method = <const M extends MethodShape>(shape: M): M => shape
