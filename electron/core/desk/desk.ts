import type { CoreEventName } from '../../../shared/contract/events.ts'
import type { Stream } from '../audit/stream.ts'
import type { PreparedAudio } from '../clips/audio.ts'
import type { Listening } from '../clips/listening.ts'
import type { Place } from '../clips/place.ts'
import type { ClipStore } from '../clips/store.ts'
import type { Db } from '../database/open.ts'
import type { Decisions } from '../decisions/decisions.ts'
import type { History } from '../decisions/history.ts'
import type { Escalations } from '../escalations/escalations.ts'
import type { Connection } from '../hub/connection.ts'
import type { Refusals } from '../mining/refusals.ts'
import type { Finding } from '../search/finding.ts'
import type { Kept } from '../settings/kept.ts'
import type { Shifts } from '../shifts/shifts.ts'

/** What the handlers of an open vault work with. */
export type Desk = {
  db: Db
  stream: Stream
  kept: Kept
  clips: ClipStore
  place: Place
  finding: Finding
  listening: Listening
  decisions: Decisions
  history: History
  refusals: Refusals
  escalations: Escalations
  shifts: Shifts
  audio: PreparedAudio
  hub: Connection
  /** Trusted time, milliseconds since the epoch. */
  now(): number
  emit(name: CoreEventName): void
  /** Results wait for the hub. */
  decided(): void
  /** Something must not wait for its turn. */
  urgent(): void
}
