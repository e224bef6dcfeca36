import '../jitless.ts'
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/print.css'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { HostBridge } from '../bridge.ts'
import { readKeyNames } from '../keys/layout.ts'
import { createWorkstation, WorkstationContext } from '../state/workstation.ts'
import { App } from './App.tsx'
import { followDesk } from './follow-desk.ts'
import { followSettings } from './follow-settings.ts'
import { followAudit } from './follow-audit.ts'
import { followLocking } from './locking.ts'
import { startI18n } from './i18n.ts'
import { createPracticeDoor } from './practice/practice-door.ts'
import { KeyNames } from './KeyNames.tsx'
import { followTheme } from './theme.ts'

type MountOptions = {
  root: HTMLElement
  bridge: HostBridge
  /** Shown above everything, whoever is signed in. */
  bar?: ReactNode
}

/** Draws Earshot into `root`, at work over `bridge`. */
export async function mount({ root, bridge, bar = null }: MountOptions): Promise<void> {
  startI18n()
  const workstation = createWorkstation(bridge)
  const desks = followDesk(workstation)
  const door = createPracticeDoor(workstation, desks)
  followTheme(workstation, document.documentElement, () => {
    desks.getState().opened?.player.recolour()
    door.getState().practice?.opened.player.recolour()
  })
  followSettings(workstation, document.documentElement)
  followLocking(workstation)
  followAudit(workstation)
  void workstation.session.refresh()
  const keyNames = await readKeyNames()
  createRoot(root).render(
    <StrictMode>
      <KeyNames first={keyNames}>
        <WorkstationContext value={workstation}>
          <App bar={bar} desks={desks} door={door} />
        </WorkstationContext>
      </KeyNames>
    </StrictMode>,
  )
}
