import type { CoreEvent } from '../../shared/contract/events.ts'
import type { Reply } from '../../shared/contract/failure.ts'
import type { HostKind, KeychainStrength } from '../../shared/contract/session.ts'
import type { HostNotice } from './platform.ts'

// Everything that passes between a host and the worker thread in which the core lives.

/** Handed to the worker at its start. */
export type WorkerStart = {
  dataDir: string
  host: HostKind
  keychainStrength: KeychainStrength
  appVersion: string
  /** The proxy that whoever manages this machine has set. */
  managedProxy?: string | null
}

/** A file for the person to keep. */
export type Handout = { name: string; mediaType: string; bytes: Uint8Array }

export type ToCore =
  | { kind: 'call'; id: number; method: string; input: unknown }
  | { kind: 'audio'; id: number; ticket: string }
  | { kind: 'handout'; id: number; ticket: string }
  | { kind: 'notice'; notice: HostNotice }
  | { kind: 'keychain'; id: number; bytes: Uint8Array | null }
  | { kind: 'close' }

export type FromCore =
  | { kind: 'reply'; id: number; reply: Reply<unknown> }
  /** A whole WAV, or null for a ticket that is unknown, used or expired. */
  | { kind: 'audio'; id: number; bytes: Uint8Array | null }
  /** Null for a ticket that is unknown, used or expired. */
  | { kind: 'handout'; id: number; file: Handout | null }
  | { kind: 'event'; event: CoreEvent }
  | { kind: 'keychain'; id: number; operation: 'seal' | 'open'; bytes: Uint8Array }
