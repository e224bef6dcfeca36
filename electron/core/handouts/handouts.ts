import { encode } from '../crypto/bytes.ts'
import type { Random } from '../platform.ts'
import type { Handout } from '../port.ts'

/** Files made for the person to keep; each waits in memory until its host fetches it, once. */
export type Handouts = {
  /** A ticket that gives the file once, within two minutes. */
  offer(file: Handout): string
  take(ticket: string): Handout | null
  /** Forgets what nobody fetched. */
  clear(): void
}

const ticketLifeMs = 2 * 60_000

/** Holds one file at a time: whoever asks for another no longer wants the first. */
export function createHandouts(random: Random, monotonic: () => number): Handouts {
  let waiting: { ticket: string; file: Handout; until: number } | null = null
  return {
    offer(file) {
      const ticket = encode(random(24))
      waiting = { ticket, file, until: monotonic() + ticketLifeMs }
      return ticket
    },
    take(ticket) {
      const found = waiting?.ticket === ticket && waiting.until > monotonic() ? waiting.file : null
      if (waiting?.ticket === ticket) waiting = null
      return found
    },
    clear() {
      waiting = null
    },
  }
}
