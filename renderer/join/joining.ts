import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure, Reply } from '../../shared/contract/failure.ts'
import type { Session } from '../../shared/contract/session.ts'
import type { Workstation } from '../state/workstation.ts'
import { complaintOf, type Complaint, type Step, type Typed } from './complaints.ts'

/** Everything typed so far stays through every failure; passphrases go once they have served. */
export type Joining = Typed & {
  busy: boolean
  failure: Failure | null
  /** What is missing before anything can be asked of the core. */
  complaint: Complaint | null
  /** No passphrase is tried before this instant, in milliseconds since the epoch. */
  waitUntil: number | null
}

export type JoiningStore = StoreApi<Joining> & {
  change(changes: Partial<Typed>): void
  enrol(): Promise<void>
  join(): Promise<void>
  unlock(): Promise<void>
}

type Sources = Pick<Workstation, 'client' | 'session'> & {
  /** Milliseconds since the epoch. */
  now(): number
}

const untyped: Typed = { enrolment: '', invitation: '', passphrase: '', again: '', person: null }

export function createJoining({ client, session, now }: Sources): JoiningStore {
  const store = createStore<Joining>(() => ({ ...untyped, busy: false, failure: null, complaint: null, waitUntil: null }))

  async function attempt(step: Step, ask: (typed: Typed) => Promise<Reply<Session>>): Promise<void> {
    const state = store.getState()
    const complaint = complaintOf(step, state)
    if (state.busy || (state.waitUntil ?? 0) > now()) return
    store.setState({ complaint, failure: null })
    if (complaint !== null) return
    store.setState({ busy: true })
    const reply = await ask(state)
    if (reply.ok) {
      store.setState({ ...untyped, busy: false, waitUntil: null })
      session.put(reply.value)
      return
    }
    const { waitMs } = reply.failure.facts
    store.setState({
      busy: false,
      failure: reply.failure,
      waitUntil: typeof waitMs === 'number' && waitMs > 0 ? now() + waitMs : null,
    })
  }

  return Object.assign(store, {
    change: (changes: Partial<Typed>) => store.setState({ ...changes, complaint: null }),
    enrol: () => attempt('enrol', ({ enrolment }) => client.call('device.enrol', { invitation: enrolment })),
    join: () => attempt('join', ({ invitation, passphrase }) => client.call('people.join', { invitation, passphrase })),
    unlock: () =>
      attempt('unlock', ({ person, passphrase }) =>
        client.call('session.unlock', { person: person ?? session.getState().value?.people[0]?.person ?? '', passphrase }),
      ),
  })
}
