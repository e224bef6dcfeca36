import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure, Reply } from '../../../shared/contract/failure.ts'
import type { MethodInput, MethodOutput } from '../../../shared/contract/methods.ts'
import type { CaseStep } from '../../../shared/domain/case-steps.ts'
import { isAtOnce, stepOf, type Choice, type FieldName, type Values } from './choices.ts'

/** The case in front, as far as steps depend on it. */
export type Subject = {
  escalation: string
  /** How many steps of it are on the screen. */
  steps: number
}

/** What is being filled in before a step is taken. */
export type Form = {
  choice: Choice
  values: Values
  /** Named once sending was tried. */
  missing: readonly FieldName[]
  /** How many steps the person had read when it was opened. */
  seen: number
}

export type SteppingState = {
  form: Form | null
  /** The case that a step is under way for, and why the last one was not taken. */
  acting: string | null
  failure: Failure | null
}

/** Taking steps on the case in front: at once, or after what has to be said was written. */
export type Stepping = StoreApi<SteppingState> & {
  choose(choice: Choice): void
  fill(name: FieldName, value: string): void
  /** Closes the form; what was written waits for the next time. */
  leave(): void
  send(): Promise<void>
}

type Sources = {
  subject(): Subject | null
  take(input: MethodInput<'escalations.step'>): Promise<Reply<MethodOutput<'escalations.step'>>>
  /** A step was taken, or the case turned out to have moved on: time to read it again. */
  onTaken(step: CaseStep): Promise<void>
  onRefused(): Promise<void>
}

export function createStepping({ subject, take, onTaken, onRefused }: Sources): Stepping {
  const store = createStore<SteppingState>(() => ({ form: null, acting: null, failure: null }))
  const drafts = new Map<string, Values>()
  const draftOf = (escalation: string, { id }: Choice): string => `${escalation} ${id}`

  async function carryOut(escalation: string, choice: Choice, step: CaseStep, seen: number): Promise<void> {
    if (store.getState().acting !== null) return
    store.setState({ acting: escalation, failure: null })
    const reply = await take({ escalation, step, seen })
    // Nothing further is begun on the case as it was: it is read again first.
    if (reply.ok) {
      drafts.delete(draftOf(escalation, choice))
      store.setState({ form: null })
      await onTaken(step)
      store.setState({ acting: null })
      return
    }
    await onRefused()
    // Having been told, the person may go on from what is on the screen now.
    store.setState(({ form }) => ({ acting: null, failure: reply.failure, form: form === null ? null : { ...form, seen: subject()?.steps ?? form.seen } }))
  }

  return Object.assign(store, {
    choose(choice: Choice) {
      const now = subject()
      if (now === null || store.getState().acting !== null) return
      const { escalation, steps } = now
      if (!isAtOnce(choice)) {
        store.setState({ form: { choice, values: drafts.get(draftOf(escalation, choice)) ?? {}, missing: [], seen: steps }, failure: null })
        return
      }
      const written = stepOf(choice, {})
      if (written.ok) void carryOut(escalation, choice, written.step, steps)
    },
    fill(name: FieldName, value: string) {
      const { form } = store.getState()
      const now = subject()
      if (form === null || now === null) return
      const values = { ...form.values, [name]: value }
      drafts.set(draftOf(now.escalation, form.choice), values)
      store.setState({ form: { ...form, values, missing: form.missing.filter(other => other !== name) } })
    },
    leave: () => store.setState({ form: null, failure: null }),
    async send() {
      const { form } = store.getState()
      const now = subject()
      if (form === null || now === null) return
      const { choice, values, seen } = form
      const written = stepOf(choice, values)
      if (written.ok) await carryOut(now.escalation, choice, written.step, seen)
      else store.setState({ form: { ...form, missing: written.missing } })
    },
  })
}
