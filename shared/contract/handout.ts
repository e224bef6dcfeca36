import { z } from 'zod'

export const FileFormat = z.enum(['csv', 'json'])
export type FileFormat = z.infer<typeof FileFormat>

/** A file that the core made for the person to keep: its ticket gives it once. */
export const Handout = z.strictObject({ ticket: z.string(), name: z.string() })
