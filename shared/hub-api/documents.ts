import { z } from 'zod'
import { Sha256 } from '../domain/values.ts'

/** What a batch comes with besides clips: guidelines in Markdown, a catalogue as JSON (`Catalogue`). */
export const DocumentKind = z.enum(['guidelines', 'catalogue'])
export type DocumentKind = z.infer<typeof DocumentKind>

/** Longest document, in UTF-16 units. */
export const longestDocument = 16_000_000

/** A document under the SHA-256 of its text in UTF-8, by which a signed manifest names it. */
export const HubDocument = z.strictObject({ hash: Sha256, kind: DocumentKind, text: z.string().max(longestDocument) })
export type HubDocument = z.infer<typeof HubDocument>
