import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure, Reply } from '../../shared/contract/failure.ts'
import type { MethodOutput } from '../../shared/contract/methods.ts'
import type { Client } from '../client.ts'
import type { EscalationOutcome, EscalationSubject } from '../state/escalating.ts'
import { emptyDraft, filingOf, type Draft, type Filing } from './draft.ts'

/** A report that the core holds durably; `pauseFailed` where a break was asked for afterwards and could not begin. */
export type Filed = { escalation: string; next: string | null; pauseFailed: boolean }

export type Escalating =
  | { step: 'asking' | 'sending'; draft: Draft; failure: Failure | null }
  | { step: 'filed'; draft: Draft; filed: Filed }

export type EscalatingStore = StoreApi<Escalating> & {
  change(changes: Partial<Draft>): void
  /** Files the report; the step is `filed` only once the core says that it is durable. `urgent` sends the bare alarm. */
  send(urgent?: boolean): Promise<void>
  /** Leaves the panel; once the report is filed, into a protected pause where `resting` says so. */
  leave(resting?: boolean): Promise<void>
}

/** Drafts of panels that were closed without sending, by clip; they live as long as the screen. */
export type Drafts = Map<string, Draft>

type Dependencies = {
  client: Client
  subject: EscalationSubject
  drafts: Drafts
  onLeave(outcome: EscalationOutcome): void
}

export function createEscalating({ client, subject, drafts, onLeave }: Dependencies): EscalatingStore {
  const store = createStore<Escalating>(() => ({
    step: 'asking', draft: drafts.get(subject.clip) ?? emptyDraft, failure: null,
  }))

  /** After an answer that was lost on the way: whether the core holds a report on this clip nevertheless. */
  async function findFiled(): Promise<Filed | null> {
    const mine = await client.call('escalations.mine', {})
    const own = mine.ok ? mine.value.find(({ clip }) => clip === subject.clip) : undefined
    if (own === undefined) return null
    const current = await client.call('clips.current', {})
    return { escalation: own.escalation, next: current.ok ? current.value.clip : null, pauseFailed: false }
  }

  /** What was played is worth having, but never worth a report: where the core doubts it, the report goes without. */
  async function file(filing: Filing): Promise<Reply<MethodOutput<'escalations.file'>>> {
    const reply = await client.call('escalations.file', filing)
    if (reply.ok || reply.failure.reason !== 'played_implausible') return reply
    return client.call('escalations.file', { ...filing, played: null })
  }

  async function leave(resting = false): Promise<void> {
    const state = store.getState()
    if (state.step !== 'filed') return state.step === 'asking' ? onLeave({ filed: false }) : undefined
    if (resting && !(await client.call('shift.pause', { kind: 'protected' })).ok) {
      return store.setState({ filed: { ...state.filed, pauseFailed: true } })
    }
    onLeave({ filed: true, next: state.filed.next, resting })
  }

  async function send(urgent = false): Promise<void> {
    const { step, draft } = store.getState()
    if (step !== 'asking') return
    store.setState({ step: 'sending', draft, failure: null }, true)
    const reply = await file(filingOf(subject, draft, urgent))
    const filed = reply.ok ? { ...reply.value, pauseFailed: false } : await findFiled()
    if (filed === null) {
      store.setState({ step: 'asking', draft, failure: reply.ok ? null : reply.failure }, true)
      return
    }
    drafts.delete(subject.clip)
    store.setState({ step: 'filed', draft, filed }, true)
  }

  return Object.assign(store, {
    change(changes: Partial<Draft>) {
      const state = store.getState()
      if (state.step !== 'asking') return
      const draft = { ...state.draft, ...changes }
      drafts.set(subject.clip, draft)
      store.setState({ draft })
    },
    send,
    leave,
  })
}
