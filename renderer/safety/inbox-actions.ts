import type { TFunction } from 'i18next'
import type { Action } from '../keys/action.ts'
import type { InboxStore } from './inbox.ts'

/** The key that acknowledges the case in front, for its button to show. */
export const acknowledging = { id: 'inbox.acknowledge', keys: ['Enter', 'NumpadEnter'] } as const

/** The inbox by keys: up and down through the cases, Enter for what the open one allows first. */
export function inboxActions(store: InboxStore, t: TFunction<'safety'>): Action[] {
  const open = () => {
    const { cases, selected } = store.getState()
    return cases?.find(one => one.escalation === selected)
  }
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
      available: () => open()?.allowed.includes('acknowledge') === true,
      run: () => {
        const report = open()
        if (report !== undefined) void store.act(report.escalation, 'acknowledge')
      },
    },
  ]
}
