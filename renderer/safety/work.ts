import type { StoreApi } from 'zustand/vanilla'
import type { Reply } from '../../shared/contract/failure.ts'
import type { CaseStep } from '../../shared/domain/case-steps.ts'
import type { EscalationState } from '../../shared/domain/escalation.ts'
import type { Client } from '../client.ts'
import { createInbox, type InboxStore } from './inbox.ts'
import type { Choice } from './steps/choices.ts'
import { createStepping, type Stepping } from './steps/stepping.ts'

/** The least that is known of a case that is open. */
type Opened = { escalation: string; state: EscalationState }

/** Cases by their list, the one that is open, and the steps that are taken on it. */
export type Work<L extends { escalation: string }, O extends Opened> = {
  inbox: InboxStore<L, O>
  stepping: Stepping
  /** What the reader may do with the open case; null where none is open. */
  front(): { choices: readonly Choice[]; state: EscalationState } | null
  /** Keeps everything up to date; returns what ends that. */
  follow(): () => void
}

type Sources<L extends { escalation: string }, O extends Opened> = {
  client: Client
  list(): Promise<Reply<L[]>>
  whole(line: L): Promise<Reply<O>>
  order(one: L, other: L): number
  choicesOf(open: O): Choice[]
  /** How many steps of it the reader has seen. */
  stepsOf(open: O): number
  /** Milliseconds since the epoch. */
  now(): number
  onArrival(arrived: readonly L[]): void
  onTaken(step: CaseStep): void
}

export function createWork<L extends { escalation: string }, O extends Opened>({ client, list, whole, order, choicesOf, stepsOf, now, onArrival, onTaken }: Sources<L, O>): Work<L, O> {
  const isKept = (): boolean => stepping.getState().form !== null
  const inbox = createInbox<L, O>({ list, whole, order, on: client.on, now, onArrival, isKept })
  const stepping = createStepping({
    subject() {
      const { open } = inbox.getState()
      return open === null ? null : { escalation: open.escalation, steps: stepsOf(open) }
    },
    take: input => client.call('escalations.step', input),
    async onTaken(step) {
      onTaken(step)
      await inbox.read()
    },
    onRefused: inbox.read,
  })
  return {
    inbox, stepping,
    front() {
      const { open } = inbox.getState()
      return open === null ? null : { choices: choicesOf(open), state: open.state }
    },
    follow() {
      const ends = [inbox.follow(), leaveWith(inbox, stepping)]
      return () => ends.forEach(end => end())
    },
  }
}

/** What is being written belongs to the case that it was begun for. */
const leaveWith = (inbox: StoreApi<{ selected: string | null }>, stepping: Stepping): (() => void) =>
  inbox.subscribe(({ selected }, before) => {
    if (selected !== before.selected) stepping.leave()
  })
