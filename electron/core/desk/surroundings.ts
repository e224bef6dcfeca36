import type { CoreEventName } from '../../../shared/contract/events.ts'
import type { Contact } from '../device/contact.ts'
import type { DeviceStore } from '../device/store.ts'
import type { ConnectTo } from '../hub/connection.ts'
import type { Clock, Random } from '../platform.ts'

/** What session and desk share: the device, the way to its hub, time and chance, and whom to tell. */
export type Surroundings = {
  device: DeviceStore
  contact: Contact
  connectTo: ConnectTo
  clock: Clock
  random: Random
  emit(name: CoreEventName): void
  /** Takes down a fault of our own; `where` is a method or a part, never content. */
  report(where: string, error: unknown): void
}
