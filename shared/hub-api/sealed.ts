import { z } from 'zod'
import { Bytes } from '../domain/values.ts'

/** HPKE (RFC 9180, base mode): X25519, HKDF-SHA256, AES-256-GCM. */
export const Sealed = z.strictObject({ enc: Bytes.length(43), ciphertext: Bytes })
export type Sealed = z.infer<typeof Sealed>
