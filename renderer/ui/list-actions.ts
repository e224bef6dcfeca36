import type { Action } from '../keys/action.ts'

type ListLabels = Record<'next' | 'previous' | 'pageNext' | 'pagePrevious' | 'first' | 'last', string>

const page = 10

/** Moving in a list by keys, also while the focus is in the field above it. */
export function listActions(id: string, labels: ListLabels, move: (by: number) => void, available: () => boolean): Action[] {
  const action = (name: keyof ListLabels, key: string, by: number): Action => ({
    id: `${id}-${name}`, label: labels[name], keys: [key], repeats: true, available, run: () => move(by),
  })
  return [
    action('next', 'ArrowDown', 1),
    action('previous', 'ArrowUp', -1),
    action('pageNext', 'PageDown', page),
    action('pagePrevious', 'PageUp', -page),
    action('first', 'Control+Home', -Infinity),
    action('last', 'Control+End', Infinity),
  ]
}

/** Where a move in a list of `count` ends. */
export const moved = (at: number, by: number, count: number): number => Math.max(0, Math.min(count - 1, at + by))
