import type { CoreEventName } from '../../../shared/contract/events.ts'
import type { Role } from '../../../shared/domain/values.ts'
import type { Stream } from '../audit/stream.ts'
import type { Exposure } from '../care/exposure.ts'
import type { PreparedAudio } from '../clips/audio.ts'
import type { Licence } from '../clips/licence.ts'
import type { Listening } from '../clips/listening.ts'
import type { Order } from '../clips/order.ts'
import type { Place } from '../clips/place.ts'
import type { ClipStore } from '../clips/store.ts'
import type { Db } from '../database/open.ts'
import type { DeviceLeases } from '../device/leases.ts'
import type { Decisions } from '../decisions/decisions.ts'
import type { History } from '../decisions/history.ts'
import type { DocumentStore } from '../documents/store.ts'
import type { openEvidence } from '../escalations/evidence.ts'
import type { Escalations } from '../escalations/escalations.ts'
import type { Excerpts } from '../excerpts/excerpts.ts'
import type { Handouts } from '../handouts/handouts.ts'
import type { Connection } from '../hub/connection.ts'
import type { OwnQuestions } from '../questions/own.ts'
import type { QuestionQueue } from '../questions/queue.ts'
import type { Refusals } from '../mining/refusals.ts'
import type { Finding } from '../search/finding.ts'
import type { Kept } from '../settings/kept.ts'
import type { Shifts } from '../shifts/shifts.ts'

/** What the handlers of an open vault work with. */
export type Desk = {
  role: Role
  db: Db
  stream: Stream
  kept: Kept
  clips: ClipStore
  documents: DocumentStore
  order: Order
  exposure: Exposure
  /** Lets go of one's own shifts whose retention is over; gives how many went. */
  retain(): number
  place: Place
  finding: Finding
  listening: Listening
  licence: Licence
  decisions: Decisions
  history: History
  refusals: Refusals
  escalations: Escalations
  shifts: Shifts
  questions: OwnQuestions
  queue: QuestionQueue
  audio: PreparedAudio
  leases: DeviceLeases
  excerpts: Excerpts
  evidence: ReturnType<typeof openEvidence>
  handouts: Handouts
  hub: Connection
  /** Trusted time, milliseconds since the epoch. */
  now(): number
  emit(name: CoreEventName): void
  /** Results wait for the hub. */
  decided(): void
  /** Something must not wait for its turn. */
  urgent(): void
}
