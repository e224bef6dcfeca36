import { eventPayloads, isEventType, type EventType } from '../../shared/hub-api/events.ts'
import type { RejectionReason } from '../../shared/hub-api/rejections.ts'
import type { SentEvent } from '../../shared/hub-api/streams.ts'
import { joinLostReport } from '../escalations/lost.ts'
import { recorders } from './recorders.ts'
import type { Recorder, Recording } from './recording.ts'

/** Brings one event into the hub's tables; answers null, or why its content cannot be used. */
export async function recordEvent(recording: Recording, { envelope, salt, payload, lost }: SentEvent): Promise<RejectionReason | null> {
  const { id, seq, at, type, commitment } = envelope
  if (lost === true) {
    if (type === 'shift.started') recording.lostBeginnings.push(at)
    return (await joinLostReport(recording, envelope)) ? null : { code: 'payload_lost' }
  }
  // Its words were erased before it came here; what is left of it to count follows in an event of its own.
  if (salt === null) return null
  if (!isEventType(type)) return { code: 'type_unknown' }
  const parsed = eventPayloads[type].safeParse(payload)
  // The fields of a payload are the schema's; what lies deeper may be named by whoever sent it.
  if (!parsed.success) return { code: 'payload_unfit', fields: [...new Set(parsed.error.issues.flatMap(({ path: [field] }) => (typeof field === 'string' ? [field] : [])))].slice(0, 20) }
  // The table gives each type its own recorder; that the payload is of the same type is what the parse has shown.
  return (recorders[type] as Recorder<EventType>)(recording, { id, seq, at, commitment, payload: parsed.data })
}
