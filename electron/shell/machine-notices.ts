import type { PowerMonitor } from 'electron'
import type { HostNotice } from '../core/platform.ts'

/** Where the system says nothing by itself, it is asked this often. */
const askEveryMs = 5_000
/** Beyond any absence: only the screen's lock is of interest here, and nobody's pauses. */
const neverIdleS = 2 ** 31 - 1

/** Tells the core when the machine sleeps or its screen locks. Linux says nothing about its screen, so it is asked. */
export function watchMachine(powerMonitor: PowerMonitor, platform: NodeJS.Platform, notify: (notice: HostNotice) => void): void {
  if (platform === 'linux') askForScreen(powerMonitor, notify)
  powerMonitor.on('suspend', () => notify('suspend'))
  powerMonitor.on('resume', () => notify('resume'))
  powerMonitor.on('lock-screen', () => notify('screen-locked'))
  powerMonitor.on('unlock-screen', () => notify('screen-unlocked'))
}

function askForScreen(powerMonitor: PowerMonitor, notify: (notice: HostNotice) => void): void {
  let locked = false
  setInterval(() => {
    const now = powerMonitor.getSystemIdleState(neverIdleS) === 'locked'
    if (now !== locked) notify(now ? 'screen-locked' : 'screen-unlocked')
    locked = now
  }, askEveryMs).unref()
}
