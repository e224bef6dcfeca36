import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import type { Action, Bound } from './action.ts'

/** The keys that an action has now, the first to be shown; none for null. */
export function useKeysOf(action: Bound | null): readonly string[] {
  const { keyboard } = useWorkstation()
  const keymap = useStore(keyboard, state => state.keymap)
  return action === null ? [] : keymap.keysOf(action)
}

/** The action of this id, for what shows its key without being it; null where nobody made it known. */
export function useActionNamed(id: string): Action | null {
  const { keyboard } = useWorkstation()
  return useStore(keyboard, ({ groups }) => {
    for (const { actions } of groups) {
      const found = actions.find(action => action.id === id)
      if (found !== undefined) return found
    }
    return null
  })
}
