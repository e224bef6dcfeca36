import { graver, severityOf } from '../../shared/domain/escalation.ts'
import type { EventPayload } from '../../shared/hub-api/events.ts'

/** What was reported, whether of a clip from a lease, of a clip that was not given out for work, or of none. */
export type Reported = Omit<EventPayload<'report.filed'>, 'shift'> & Pick<EventPayload<'escalation.filed'>, 'heard' | 'transcript'>

export type Filing = {
  filer: string
  device: string
  event: { id: string; at: number; commitment: string }
  payload: Reported
}

/** A report that stands apart from any lease, as a filing: nothing was heard of it at work. */
export const reportedApart = ({ escalation, clip, category, severity, happeningNow, span, words, sounds, inference, zone }: EventPayload<'report.filed'>): Reported => ({
  escalation, clip, category, severity, happeningNow, span, words, sounds, inference, zone, heard: [], transcript: '',
})

/** What a case without a recording has in the place of a clip; no clip goes by it. */
export const noClip = ''

/** The clip of a case, null where it has none. */
export const clipOf = ({ clip }: { clip: string }): string | null => (clip === noClip ? null : clip)

/** What the filer says of it, as columns. */
export const wordsOf = ({ event, device, payload }: Filing) => ({
  filing: payload.escalation,
  device,
  event: event.id,
  commitment: event.commitment,
  span: payload.span === null ? null : JSON.stringify(payload.span),
  heard: JSON.stringify(payload.heard),
  transcript: payload.transcript,
  words: payload.words,
  sounds: payload.sounds,
  inference: payload.inference,
  zone: payload.zone,
  filed_at: event.at,
})

export const severityAsFiled = ({ severity, category, happeningNow }: Reported) => graver(severity, severityOf(category, happeningNow))
