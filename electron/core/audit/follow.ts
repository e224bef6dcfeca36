import { setTimeout as sleep } from 'node:timers/promises'
import type { Head } from '../../../shared/domain/chain.ts'
import type { StreamFault } from '../../../shared/domain/stream-fault.ts'
import type { Chain } from './chain.ts'

export type Followed = { head: Head; events: number; erased: number; lost: number[]; fault: StreamFault | null }

/** Fewer than a keystroke has to wait: each takes some 20 microseconds. */
const eventsAtOnce = 64

/**
 * Follows a chain to its end or its first fault, never longer in one go than a few milliseconds, with a rest after
 * each. Rejects when `signal` aborts.
 */
export async function followChain(chain: Chain, from: Head, { restMs, signal }: { restMs: number; signal: AbortSignal }): Promise<Followed> {
  const followed: Followed = { head: from, events: 0, erased: 0, lost: [], fault: null }
  for (;;) {
    signal.throwIfAborted()
    const { head, events, erased, lost, fault, ended } = chain.follow(followed.head, eventsAtOnce)
    followed.head = head
    followed.events += events
    followed.erased += erased
    followed.lost.push(...lost)
    followed.fault = fault
    if (ended || fault !== null) return followed
    await sleep(restMs, undefined, { signal })
  }
}
