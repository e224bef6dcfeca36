import type { TFunction } from 'i18next'
import type { Action } from '../keys/action.ts'
import type { InboxStore } from './inbox.ts'

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
      id: 'inbox.acknowledge',
      label: t('action.acknowledge'),
      keys: ['Enter', 'NumpadEnter'],
      available: () => open()?.allowed.includes('acknowledge') === true,
      run: () => {
        const report = open()
        if (report !== undefined) void store.act(report.escalation, 'acknowledge')
      },
    },
  ]
}
