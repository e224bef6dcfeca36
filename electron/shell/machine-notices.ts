import type { PowerMonitor } from 'electron'
import type { HostNotice } from '../core/platform.ts'

/** Tells the core when the machine sleeps or its screen locks. Linux says nothing about its screen. */
export function watchMachine(powerMonitor: PowerMonitor, notify: (notice: HostNotice) => void): void {
  powerMonitor.on('suspend', () => notify('suspend'))
  powerMonitor.on('resume', () => notify('resume'))
  powerMonitor.on('lock-screen', () => notify('screen-locked'))
  powerMonitor.on('unlock-screen', () => notify('screen-unlocked'))
}
