import type { Played } from '../../../shared/contract/clips.ts'
import { totalMs } from '../../../shared/domain/heard.ts'
import type { Span } from '../../../shared/domain/values.ts'
import { excerptAssociatedData, excerptInfo, type Excerpt } from '../../../shared/hub-api/excerpts.ts'
import type { Stream } from '../audit/stream.ts'
import type { PreparedAudio } from '../clips/audio.ts'
import { decrypt } from '../crypto/aead.ts'
import { decode } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/digest.ts'
import { openSealed } from '../crypto/sealing.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { DeviceStore } from '../device/store.ts'
import { Refusal } from '../refusal.ts'

/** Seconds of clips that were given to the one who works here: opened, played and told of, all in memory. */
export type Excerpts = {
  /** Opens what the hub cut out for this device and gives a ticket for it. Refuses with `excerpt_tampered`. */
  admit(subject: string, excerpt: Excerpt): Promise<string>
  /** Licenses sound for what was admitted; refuses with `ticket_unknown` where nothing was. */
  start(subject: string): void
  /**
   * Takes down what sounded, in milliseconds of the excerpt, and gives for how long, in the listener's time; refuses
   * what cannot have been played since the licence.
   */
  take(subject: string, shift: string | null, played: Played): number
  /** Breaks, locks and clock-out: licences end. */
  halt(): void
  /** What was given for this is closed. */
  forget(subject: string): void
}

type Given = { grant: string; clip: string; span: Span; durationMs: number; since: number | null; playedMs: number }

/** How far the reported stretches may exceed the time since the licence, for clocks that tick in steps. */
const slackMs = 1_000

export function createExcerpts({ stream, audio, device, record, monotonic }: {
  stream: Stream
  audio: PreparedAudio
  device: DeviceStore
  record: HubRecord
  monotonic: () => number
}): Excerpts {
  const given = new Map<string, Given>()

  async function open({ grant, clip, span, key, box }: Excerpt): Promise<Buffer> {
    const bytes = decode(box)
    try {
      const opened = await openSealed(key, device.identity.sealing.privateKey, excerptInfo(record.id, record.device, grant), sha256(bytes))
      return decrypt(opened, Buffer.from(excerptAssociatedData(grant, clip, span)), bytes)
    } catch {
      throw new Refusal('excerpt_tampered')
    }
  }
  const require = (subject: string): Given => {
    const found = given.get(subject)
    if (found === undefined) throw new Refusal('ticket_unknown')
    return found
  }

  return {
    async admit(subject, excerpt) {
      const wav = await open(excerpt)
      const { grant, clip, span, durationMs } = excerpt
      given.set(subject, { grant, clip, span, durationMs, since: null, playedMs: 0 })
      return audio.admit(clip, wav)
    },
    start(subject) {
      const found = require(subject)
      found.since ??= monotonic()
    },
    take(subject, shift, { spans, speed }) {
      if (spans.length === 0) return 0
      const found = require(subject)
      const { grant, clip, span, durationMs, since, playedMs } = found
      const soundedMs = totalMs(spans) / speed
      const plausible = since !== null && spans.every(({ to }) => to <= durationMs + slackMs) && playedMs + soundedMs <= monotonic() - since + slackMs
      if (!plausible) throw new Refusal('played_implausible')
      found.playedMs += soundedMs
      const played = spans.map(({ from, to }) => ({ from: span.from + from, to: span.from + to }))
      stream.append('excerpt.played', { grant, clip, shift, played, speed })
      return soundedMs
    },
    halt() {
      for (const found of given.values()) {
        found.since = null
        found.playedMs = 0
      }
    },
    forget: subject => {
      given.delete(subject)
    },
  }
}
