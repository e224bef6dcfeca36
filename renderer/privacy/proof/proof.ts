import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure, Reply } from '../../../shared/contract/failure.ts'
import type { HubAuditState } from '../../../shared/hub-api/audit.ts'
import type { Client } from '../../client.ts'
import { followEvery } from '../follow.ts'

export type ProofState = { audit: HubAuditState | null; readAt: number | null; failure: Failure | null }

/** What the hub found when it verified itself. */
export type ProofStore = StoreApi<ProofState> & {
  follow(): () => void
  /** Has it verified again. */
  ask(): Promise<void>
}

const readEveryMs = 5_000

export function createProof(client: Client, now: () => number): ProofStore {
  const store = createStore<ProofState>(() => ({ audit: null, readAt: null, failure: null }))
  const take = (reply: Reply<HubAuditState>): void =>
    store.setState(reply.ok ? { audit: reply.value, readAt: now(), failure: null } : { failure: reply.failure })
  return Object.assign(store, {
    follow: () => followEvery(async () => take(await client.call('hubAudit.read', {})), readEveryMs),
    ask: async () => take(await client.call('hubAudit.ask', {})),
  })
}
