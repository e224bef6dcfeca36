import type { HostKind, KeychainStrength } from '../../shared/contract/session.ts'

/** Seals the device store's key to this operating-system account. */
export type Keychain = {
  seal(plain: Uint8Array): Promise<Uint8Array>
  /** Rejects when the bytes were sealed elsewhere or the keychain is not there. */
  open(sealed: Uint8Array): Promise<Uint8Array>
}

/** What the core needs of the host that runs it. */
export type Platform = { host: HostKind; keychainStrength: KeychainStrength; keychain: Keychain }

/** What a host tells the core about the machine, or that somebody wants it locked. */
export type HostNotice = 'suspend' | 'resume' | 'screen-locked' | 'screen-unlocked' | 'lock-asked'

/** Time as the core sees it; injected so that tests own it. */
export type Clock = {
  /** Milliseconds since the epoch, as the wall clock has it. */
  now(): number
  /** Milliseconds of a clock that never goes back, from an arbitrary start. */
  monotonic(): number
}

/** Cryptographically strong random bytes. */
export type Random = (bytes: number) => Buffer
