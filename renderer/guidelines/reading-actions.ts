import type { TFunction } from 'i18next'
import type { Action } from '../keys/action.ts'
import type { Reader } from './reader.ts'

type Around = {
  /** Whether a clip sounds: Esc is silence first. */
  sounding(): boolean
  /** Gives the focus back to the clip. */
  leave(): void
}

/** The key that leads into the field, for the field to show. */
export const findingKey = { id: 'guidelines-find', keys: ['/', 'Slash'] } as const

/** The keys of the guidelines: `paging` while they lie open, `within` while the focus is in them. */
export function readingActions(reader: Reader, t: TFunction<'guidelines'>, { sounding, leave }: Around): Record<'paging' | 'within', readonly Action[]> {
  const reading = (): boolean => !reader.isTyping()
  const found = (): boolean => reader.getState().count > 0
  const action = (id: string, label: string, keys: readonly string[], available: () => boolean, run: () => void): Action =>
    ({ id: `guidelines-${id}`, label, keys, available, run })
  const page = (id: string, label: string, key: string, by: 1 | -1): Action =>
    ({ ...action(id, label, [key], () => true, () => reader.page(by)), repeats: true })
  const next = (): void => reader.step(1)
  const previous = (): void => reader.step(-1)
  return {
    paging: [page('down', t('pageDown'), 'PageDown', 1), page('up', t('pageUp'), 'PageUp', -1)],
    within: [
      action('find', t('find'), findingKey.keys, reading, reader.focusField),
      action('next', t('next'), ['KeyN'], () => found() && reading(), next),
      action('previous', t('previous'), ['Shift+KeyN'], () => found() && reading(), previous),
      action('next-typed', t('next'), ['Enter', 'NumpadEnter'], reader.isTyping, next),
      action('previous-typed', t('previous'), ['Shift+Enter'], reader.isTyping, previous),
      action('text', t('text'), ['Escape'], () => reader.isTyping() && !sounding(), reader.focusText),
      action('leave', t('leave'), ['Escape'], () => reading() && !sounding(), leave),
    ],
  }
}
