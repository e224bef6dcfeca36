import { eventPayloads, isEventType, type EventType } from '../../shared/hub-api/events.ts'
import type { SentEvent } from '../../shared/hub-api/streams.ts'
import { recorders } from './recorders.ts'
import type { Recorder, Recording } from './recording.ts'

/** Brings one event into the hub's tables; answers null, or why its content cannot be used. */
export async function recordEvent(recording: Recording, { envelope, salt, payload }: SentEvent): Promise<string | null> {
  // Its words were erased before it came here; what is left of it to count follows in an event of its own.
  if (salt === null) return null
  const { id, seq, at, type, commitment } = envelope
  if (!isEventType(type)) return `This hub does not know events of the type ${type}.`.slice(0, 400)
  const parsed = eventPayloads[type].safeParse(payload)
  if (!parsed.success) return `Its payload does not fit at: ${parsed.error.issues.map(issue => issue.path.join('.')).join(', ')}`.slice(0, 400)
  // The table gives each type its own recorder; that the payload is of the same type is what the parse has shown.
  return (recorders[type] as Recorder<EventType>)(recording, { id, seq, at, commitment, payload: parsed.data })
}
