import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure, Reply } from '../../shared/contract/failure.ts'
import type { MethodOutput } from '../../shared/contract/methods.ts'
import type { Client } from '../client.ts'
import { nothingDone, type EscalationOutcome, type RaisedFrom } from '../state/escalating.ts'
import { aboutFront, chosen, next, withEdge, withRecent, type About, type Candidate } from './about.ts'
import { emptyDraft, filingOf, type Draft, type Filing } from './draft.ts'

/** A report that the core holds durably; `pauseFailed` where a break was asked for afterwards and could not begin. */
export type Filed = { escalation: string; clip: string | null; next: string | null; pauseFailed: boolean }

export type Escalating =
  | { step: 'asking' | 'sending'; draft: Draft; about: About; failure: Failure | null }
  | { step: 'filed'; draft: Draft; about: About; filed: Filed }

export type EscalatingStore = StoreApi<Escalating> & {
  /** Looks what was heard earlier in the shift. */
  begin(): Promise<void>
  change(changes: Partial<Draft>): void
  /** The clip that a report would be about; null where it would be about none. */
  subject(): Candidate | null
  /** Whether there is something to report: a clip, or misuse, which needs none. */
  canSend(): boolean
  /** Chooses another clip; for misuse, also none. */
  switchClip(): void
  setEdge(edge: 'from' | 'to', ms: number): void
  /** Files the report; the step is `filed` only once the core says that it is durable. `urgent` sends the bare alarm. */
  send(urgent?: boolean): Promise<void>
  /** Takes a way out that is no report, and leaves the panel once it worked. */
  takeDoor(door: (subject: Candidate | null) => Promise<Reply<EscalationOutcome>>): Promise<boolean>
  /** Leaves the panel; once the report is filed, into a pause where `resting` says so. */
  leave(resting?: boolean): Promise<void>
}

/** What outlives a panel: drafts that were not sent, by clip, and the ids of attempts that may have been filed. */
export type Drafts = { byClip: Map<string, Draft>; attempts: Map<string, string> }
export const noDrafts = (): Drafts => ({ byClip: new Map(), attempts: new Map() })

type Dependencies = {
  client: Client
  raised: RaisedFrom
  drafts: Drafts
  newId(): string
  onLeave(outcome: EscalationOutcome): void
}

export function createEscalating({ client, raised, drafts, newId, onLeave }: Dependencies): EscalatingStore {
  const key = raised.subject?.clip ?? ''
  const store = createStore<Escalating>(() => ({
    step: 'asking', draft: drafts.byClip.get(key) ?? emptyDraft, about: aboutFront(raised), failure: null,
  }))
  const asking = (): boolean => store.getState().step === 'asking'

  /** The same report sent twice is one report; a changed one is another. */
  const signOf = ({ clip, category, happeningNow }: Filing): string => `${clip ?? ''} ${category} ${happeningNow}`
  async function file(filing: Filing, triesLeft = 1): Promise<Reply<MethodOutput<'escalations.file'>>> {
    const sign = signOf(filing)
    const attempt = drafts.attempts.get(sign) ?? newId()
    drafts.attempts.set(sign, attempt)
    const reply = await client.call('escalations.file', { ...filing, attempt })
    // The answer was lost on the way, not the report: the core says which, once it is back.
    if (!reply.ok && reply.failure.reason === 'host_away' && triesLeft > 0) return file(filing, triesLeft - 1)
    if (reply.ok) drafts.attempts.delete(sign)
    return reply
  }

  const escalating: EscalatingStore = Object.assign(store, {
    async begin() {
      const heard = await client.call('escalations.recent', {})
      if (heard.ok && asking()) store.setState(({ about }) => ({ about: withRecent(about, heard.value, raised) }))
    },
    change(changes: Partial<Draft>) {
      if (!asking()) return
      const draft = { ...store.getState().draft, ...changes }
      drafts.byClip.set(key, draft)
      store.setState({ draft })
    },
    subject() {
      const { draft, about } = store.getState()
      return draft.category === 'misuse' && !draft.misuseOfClip ? null : chosen(about)
    },
    canSend: () => asking() && (escalating.subject() !== null || store.getState().draft.category === 'misuse'),
    switchClip() {
      const { draft, about } = store.getState()
      if (!asking() || about.candidates.length === 0) return
      if (draft.category !== 'misuse') return store.setState({ about: next(about) })
      const last = draft.misuseOfClip && about.at === about.candidates.length - 1
      if (draft.misuseOfClip) store.setState({ about: next(about) })
      escalating.change({ misuseOfClip: !last })
    },
    setEdge(edge: 'from' | 'to', ms: number) {
      if (asking()) store.setState(({ about }) => ({ about: withEdge(about, edge, ms) }))
    },
    async send(urgent = false) {
      if (!asking() || !(urgent ? chosen(store.getState().about) !== null : escalating.canSend())) return
      const { draft } = store.getState()
      const subject = urgent ? chosen(store.getState().about) : escalating.subject()
      store.setState({ step: 'sending', failure: null })
      const reply = await file(filingOf(subject, draft, '', urgent))
      if (!reply.ok) return store.setState({ step: 'asking', failure: reply.failure })
      drafts.byClip.delete(key)
      store.setState({ step: 'filed', filed: { ...reply.value, clip: subject?.clip ?? null, pauseFailed: false } })
    },
    async takeDoor(door: (subject: Candidate | null) => Promise<Reply<EscalationOutcome>>) {
      if (!asking()) return false
      store.setState({ step: 'sending', failure: null })
      const reply = await door(chosen(store.getState().about))
      if (!reply.ok) store.setState({ step: 'asking', failure: reply.failure })
      else onLeave(reply.value)
      return reply.ok
    },
    async leave(resting = false) {
      const state = store.getState()
      if (state.step !== 'filed') return state.step === 'asking' ? onLeave(nothingDone) : undefined
      if (resting && !(await client.call('shift.pause', { kind: 'protected' })).ok) {
        return store.setState({ filed: { ...state.filed, pauseFailed: true } })
      }
      onLeave({ left: state.filed.clip, next: state.filed.next, changed: null, resting })
    },
  })
  return escalating
}
