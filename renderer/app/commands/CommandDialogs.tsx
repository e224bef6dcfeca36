import { useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { SettingsDialog } from '../../settings/SettingsDialog.tsx'
import type { Outputs } from '../../settings/outputs.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { SyncDialog } from '../SyncDialog.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import type { Commands } from './commands.ts'
import { HelpDialog } from './HelpDialog.tsx'
import { KeyOverlay } from './KeyOverlay.tsx'

type CommandDialogsProps = {
  commands: Commands
  /** Loudspeakers to choose from, where this host lets them be chosen. */
  outputs: Outputs | null
}

/** The keys that every screen of a person has, and what they open. */
export function CommandDialogs({ commands: { store, actions }, outputs }: CommandDialogsProps) {
  const { t } = useTranslation('commands')
  const { keyboard } = useWorkstation()
  const { open, held } = useStore(store)
  const all = useMemo(() => Object.values(actions), [actions])
  useKeyLayer(useMemo(() => ({ name: 'app', actions: all }), [all]))
  useEffect(() => keyboard.know([{ id: 'app', name: t('group'), actions: all, always: true }]), [keyboard, all, t])
  // Whoever unlocks next opens what they want themselves.
  useEffect(() => () => store.setState({ open: null, held: [] }), [store])
  const close = useCallback(() => store.setState({ open: null }), [store])
  switch (open) {
    case null:
      return null
    case 'commands':
      return <CommandPalette actions={held} onClose={close} />
    case 'keys':
      return <KeyOverlay held={held} opener={actions.keys} onClose={close} onChange={() => store.setState({ open: 'settings' })} />
    case 'help':
      return <HelpDialog onClose={close} />
    case 'sync':
      return <SyncDialog onClose={close} />
    case 'settings':
      return <SettingsDialog outputs={outputs} onClose={close} />
  }
}
