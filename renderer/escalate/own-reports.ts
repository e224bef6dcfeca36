import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MyEscalation } from '../../shared/contract/escalations.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { FilerStep } from '../../shared/domain/case-steps.ts'
import type { Client } from '../client.ts'
import { standingOf } from './status.ts'

/** What is being read of one's own reports, and written about them. */
export type OwnReportsState = {
  selected: string | null
  /** Answers that are being written, by report. */
  texts: Readonly<Record<string, string>>
  failure: Failure | null
  /** What was said last about the selected one. */
  said: FilerStep['action'] | null
}

export type OwnReports = StoreApi<OwnReportsState> & {
  select(escalation: string): void
  /** To the report before or after. */
  step(by: 1 | -1): void
  write(text: string): void
  answer(): Promise<void>
  decline(): Promise<void>
  /** Says that the report was pressed by mistake; nothing of it is withdrawn. */
  callMistaken(): Promise<void>
}

/** Newest first, but what waits for its filer before all else. */
export const inOrder = (reports: readonly MyEscalation[]): MyEscalation[] =>
  reports.toSorted((a, b) => Number(b.question !== null) - Number(a.question !== null) || b.filedAt - a.filedAt)

/** The report that the status line speaks of: one that nobody has seen, then one with a question, then the newest. */
export const foremost = (reports: readonly MyEscalation[]): MyEscalation | undefined =>
  reports.findLast(report => standingOf(report) === 'held') ?? reports.find(({ question }) => question !== null) ?? reports[0]

export function createOwnReports(client: Client, reports: () => readonly MyEscalation[]): OwnReports {
  const store = createStore<OwnReportsState>(() => ({ selected: reports()[0]?.escalation ?? null, texts: {}, failure: null, said: null }))
  const select = (escalation: string): void => store.setState({ selected: escalation, failure: null, said: null })

  async function say(step: FilerStep): Promise<void> {
    const { selected } = store.getState()
    if (selected === null) return
    const reply = await client.call('escalations.reply', { escalation: selected, step })
    if (!reply.ok) return store.setState({ failure: reply.failure, said: null })
    const { [selected]: _, ...texts } = store.getState().texts
    store.setState({ failure: null, said: step.action, texts: step.action === 'call_mistaken' ? store.getState().texts : texts })
  }
  return Object.assign(store, {
    select,
    step(by: 1 | -1) {
      const all = reports()
      const to = all[all.findIndex(({ escalation }) => escalation === store.getState().selected) + by]
      if (to !== undefined) select(to.escalation)
    },
    write(text: string) {
      const { selected, texts } = store.getState()
      if (selected !== null) store.setState({ texts: { ...texts, [selected]: text } })
    },
    async answer() {
      const { selected, texts } = store.getState()
      const answer = texts[selected ?? '']?.trim() ?? ''
      if (answer !== '') await say({ action: 'answer_lead', answer })
    },
    decline: () => say({ action: 'decline_to_answer' }),
    callMistaken: () => say({ action: 'call_mistaken' }),
  })
}
