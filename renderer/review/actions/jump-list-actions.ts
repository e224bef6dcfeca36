import type { TFunction } from 'i18next'
import type { Action } from '../../keys/action.ts'
import { listActions } from '../../ui/list-actions.ts'
import { filters, type Filter } from '../jump/listing.ts'

export type JumpListActions = { shown: readonly Action[]; pages: readonly Action[]; filters: readonly Action[] }

type InList = { open(): void; move(by: number): void; show(filter: Filter): void; close(): void }

/** A list of choices that has the focus keeps its own keys. */
const outsideChoices = (): boolean => !(document.activeElement instanceof HTMLSelectElement)

/** In the list of all clips, also while the focus is in its search field. */
export function jumpListActions(t: TFunction<'review'>, { open, move, show, close }: InList): JumpListActions {
  const act = (id: string, label: string, keys: string[], run: () => void): Action => ({ id: `jump-${id}`, label, keys, run, available: outsideChoices })
  const [next, previous, ...pages] = listActions('jump', {
    next: t('jump.actions.next'), previous: t('jump.actions.previous'), pageNext: t('jump.actions.pageNext'),
    pagePrevious: t('jump.actions.pagePrevious'), first: t('jump.actions.first'), last: t('jump.actions.last'),
  }, move, outsideChoices)
  return {
    shown: [
      act('open', t('jump.actions.open'), ['Enter', 'NumpadEnter'], open),
      ...[next, previous].flatMap(action => action ?? []),
      act('close', t('jump.actions.close'), ['Escape'], close),
    ],
    pages,
    filters: filters.map((filter, index) =>
      act(`filter-${filter}`, t('jump.actions.filter', { filter: t(`jump.filter.${filter}`) }), [`Alt+Digit${index + 1}`], () => show(filter))),
  }
}
