import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../shared/contract/failure.ts'
import { longestAsking } from '../../shared/domain/asking.ts'
import type { Client } from '../client.ts'
import type { AskSubject } from '../state/asking.ts'

/** A question that is being written. */
export type Asking = { text: string; sending: boolean; failure: Failure | null }

export type AskingStore = StoreApi<Asking> & {
  change(text: string): void
  canSend(): boolean
  /** Asks; the panel is left only once the core holds the question durably. */
  send(): Promise<void>
}

type Dependencies = {
  client: Client
  subject: AskSubject
  /** By clip; what was written and not sent is found again. */
  drafts: Map<string, string>
  onAsked(): void
}

export function createAsking({ client, subject, drafts, onAsked }: Dependencies): AskingStore {
  const { clip, span } = subject
  const store = createStore<Asking>(() => ({ text: drafts.get(clip) ?? '', sending: false, failure: null }))
  const canSend = (): boolean => store.getState().text.trim() !== '' && !store.getState().sending
  return Object.assign(store, {
    change(text: string) {
      const kept = text.slice(0, longestAsking)
      drafts.set(clip, kept)
      store.setState({ text: kept })
    },
    canSend,
    async send() {
      if (!canSend()) return
      store.setState({ sending: true, failure: null })
      const reply = await client.call('questions.ask', { clip, span, text: store.getState().text.trim() })
      if (!reply.ok) return store.setState({ sending: false, failure: reply.failure })
      drafts.delete(clip)
      onAsked()
    },
  })
}
