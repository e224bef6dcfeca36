import { clipAssociatedData } from '../../../shared/hub-api/batches.ts'
import { decrypt, encrypt } from '../crypto/aead.ts'
import { decode, encode } from '../crypto/bytes.ts'
import type { Db } from '../database/open.ts'
import type { ClipShares } from '../device/shares.ts'
import type { Random } from '../platform.ts'
import { Refusal } from '../refusal.ts'

const keyContext = (clip: string): Buffer => Buffer.from(`earshot/clip-key/v1\0${clip}`)

/** Wraps a clip's key under the device's share of it. */
export const wrapClipKey = (random: Random, share: Uint8Array, clip: string, key: Uint8Array): Buffer =>
  encrypt(random, share, keyContext(clip), key)

/** What binds a clip's sound to its blob and its content. */
export const blobContext = (blob: string, sha256: string): Buffer =>
  Buffer.concat([Buffer.from(clipAssociatedData(blob)), decode(sha256)])

/** Decrypted clips that wait to be fetched, in memory alone. */
export type PreparedAudio = {
  /** A ticket that gives the clip's WAV once, within ten minutes. */
  prepare(clip: string): string
  /** A ticket for sound that came decrypted from elsewhere, of a clip that need not lie here. */
  admit(clip: string, wav: Buffer): string
  take(ticket: string): Uint8Array | null
  /** Forgets what was prepared of one clip, or everything. */
  forget(clip?: string): void
}

const ticketLifeMs = 10 * 60_000
/** Nobody needs more at a time than the clip in front and the two after it, and a fetch under way for each. */
const mostTickets = 8

type AudioRow = { ciphertext: Buffer; wrapped_key: Buffer; blob: string; sha256: string }

export function createPreparedAudio(db: Db, shares: ClipShares, random: Random, monotonic: () => number): PreparedAudio {
  const select = db.prepare<[string], AudioRow>(
    'SELECT a.ciphertext, c.wrapped_key, c.blob, c.sha256 FROM clip c JOIN clip_audio a ON a.clip = c.id WHERE c.id = ?',
  )
  const tickets = new Map<string, { clip: string; wav: Buffer; until: number }>()

  const open = (clip: string): Buffer => {
    const row = select.get(clip)
    const share = shares.get(clip)
    if (row === undefined || share === null) throw new Refusal('clip_recalled')
    try {
      const key = decrypt(share, keyContext(clip), row.wrapped_key)
      return decrypt(key, blobContext(row.blob, row.sha256), row.ciphertext)
    } catch {
      throw new Refusal('clip_damaged')
    }
  }
  const admit = (clip: string, wav: Buffer): string => {
    const now = monotonic()
    for (const [ticket, { until }] of tickets) if (until <= now) tickets.delete(ticket)
    const oldest = tickets.keys().next().value
    if (tickets.size >= mostTickets && oldest !== undefined) tickets.delete(oldest)
    const ticket = encode(random(24))
    tickets.set(ticket, { clip, wav, until: now + ticketLifeMs })
    return ticket
  }
  return {
    prepare: clip => admit(clip, open(clip)),
    admit,
    take(ticket) {
      const found = tickets.get(ticket)
      tickets.delete(ticket)
      return found === undefined || found.until <= monotonic() ? null : found.wav
    },
    forget(clip) {
      for (const [ticket, prepared] of tickets) if (clip === undefined || prepared.clip === clip) tickets.delete(ticket)
    },
  }
}
