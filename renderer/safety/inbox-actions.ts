import type { TFunction } from 'i18next'
import type { Action } from '../keys/action.ts'
import type { EscalationCase } from '../../shared/hub-api/escalations.ts'
import type { InboxStore } from './inbox.ts'

/** The key that acknowledges the case in front, for its button to show. */
export const acknowledging = { id: 'inbox.acknowledge', keys: ['Enter', 'NumpadEnter'] } as const

export const mayAcknowledge = ({ options }: EscalationCase): boolean => options.some(({ action }) => action === 'acknowledge')

/** The inbox by keys: up and down through the cases, Enter for what the open one allows first. */
export function inboxActions(store: InboxStore, t: TFunction<'safety'>): Action[] {
  const move = (by: number) => (): void => {
    const { cases, selected } = store.getState()
    const index = cases?.findIndex(one => one.escalation === selected) ?? -1
    const next = cases?.[index + by]
    if (next !== undefined) store.select(next.escalation)
  }
  const listed = (): boolean => store.getState().cases !== null
  return [
    { id: 'inbox.next', label: t('next'), keys: ['ArrowDown'], repeats: true, available: listed, run: move(1) },
    { id: 'inbox.previous', label: t('previous'), keys: ['ArrowUp'], repeats: true, available: listed, run: move(-1) },
    {
      ...acknowledging,
      label: t('action.acknowledge'),
      available: () => {
        const { open } = store.getState()
        return open !== null && mayAcknowledge(open)
      },
      run: () => {
        const { open } = store.getState()
        if (open !== null) void store.acknowledge(open.escalation)
      },
    },
  ]
}
