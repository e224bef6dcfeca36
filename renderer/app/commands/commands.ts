import type { TFunction } from 'i18next'
import { createContext, useContext } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { heldActions, type Action } from '../../keys/action.ts'
import type { Workstation } from '../../state/workstation.ts'
import { lockWorkstation } from '../locking.ts'

/** What every screen of a person has: its own dialogs, and the actions that open them. */
export type Commands = {
  store: StoreApi<CommandsState>
  actions: Record<'commands' | 'keys' | 'settings' | 'help' | 'sync' | 'lock', Action>
}

type CommandsState = {
  open: 'commands' | 'keys' | 'settings' | 'help' | 'sync' | null
  /** What held when the dialog was opened, while the dialog itself keeps every key. */
  held: readonly Action[]
}

export function createCommands(workstation: Workstation, t: TFunction<'commands'>): Commands {
  const { keyboard } = workstation
  const store = createStore<CommandsState>(() => ({ open: null, held: [] }))
  const opening = (open: NonNullable<CommandsState['open']>, keys: string[]): Action => ({
    id: open,
    label: t(`actions.${open}`),
    keys,
    available: () => store.getState().open !== open,
    run: () => store.setState({ open, held: heldActions(keyboard.getState().layers) }),
  })
  return {
    store,
    actions: {
      commands: opening('commands', ['Control+Shift+KeyP']),
      keys: opening('keys', ['?', 'F1']),
      settings: opening('settings', ['Control+Comma']),
      help: opening('help', ['KeyH']),
      sync: opening('sync', ['Control+Shift+KeyK']),
      lock: { id: 'lock', label: t('actions.lock'), keys: ['Control+Shift+KeyL'], available: () => true, run: () => void lockWorkstation(workstation) },
    },
  }
}

export const CommandsContext = createContext<Commands | null>(null)

export function useCommands(): Commands {
  const commands = useContext(CommandsContext)
  if (commands === null) throw new Error('A screen was drawn outside the commands')
  return commands
}
