import { graver, severityOf } from '../../shared/domain/escalation.ts'
import type { EventPayload } from '../../shared/hub-api/events.ts'

export type Filing = {
  filer: string
  device: string
  event: { id: string; at: number; commitment: string }
  payload: EventPayload<'escalation.filed'>
}

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

export const severityAsFiled = ({ severity, category, happeningNow }: Filing['payload']) => graver(severity, severityOf(category, happeningNow))
