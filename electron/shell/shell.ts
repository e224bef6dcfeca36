import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { App } from 'electron'
import { startCore, type CoreLink } from '../core/link.ts'
import { createSite } from '../host/site.ts'
import { serveBridge } from './bridge-channel.ts'
import type { ElectronMain } from './electron.ts'
import { quitAfterCore, watchCore, watchPage } from './endings.ts'
import { openKeychain } from './keychain.ts'
import { labels } from './labels.ts'
import { watchMachine } from './machine-notices.ts'
import { readManagedPolicy, strictestPolicy } from './managed-policy.ts'
import { setMenu } from './menu.ts'
import { refuseTheRest } from './refusals.ts'
import { registerScheme, serveSite, startPage } from './site-scheme.ts'
import { createWindow, showWindow } from './window.ts'

export type ShellStart = {
  /** The device's folder; without it, Electron's own choice for this operating-system account. */
  dataDir?: string
  /** The core's bundled worker. */
  workerEntry: URL
  /** The folder of the built renderer. */
  rendererDir: string
  /** The bundled preload, one CommonJS file. */
  preload: string
  platform: NodeJS.Platform
  /** Where the machine's policy may lie. */
  policyFile: string
  /** Runs between the core's start and the window's. */
  afterCore?: (core: CoreLink) => Promise<void>
}

/**
 * The workstation's desktop host: one process, one window, one core. Call it once, as the first thing the process does,
 * and never await it at the top level of the entry: what is registered here has to stand before the app is ready, and
 * Electron gets ready only when its entry has been evaluated. Resolves when the page is loaded, or at once in a process
 * that is not the first; what goes wrong is shown, and ends the app.
 */
export async function startShell(electron: ElectronMain, start: ShellStart): Promise<void> {
  const { app, dialog } = electron
  try {
    takeFolder(app, start.dataDir)
    if (!app.requestSingleInstanceLock()) return app.quit()

    app.enableSandbox()
    registerScheme(electron.protocol)
    refuseTheRest(app, !app.isPackaged)
    app.on('window-all-closed', () => app.quit())

    await app.whenReady()
    const core = await openCore(electron, start)
    await start.afterCore?.(core)
    await openPage(electron, start, core)
  } catch (error) {
    dialog.showErrorBox(labels.startFailed.title, `${labels.startFailed.detail}\n\n${String(error)}`)
    app.quit()
  }
}

function takeFolder(app: App, dataDir: string | undefined): void {
  // Whatever this process writes is its account's alone.
  process.umask(0o077)
  if (dataDir !== undefined) {
    mkdirSync(dataDir, { recursive: true })
    app.setPath('userData', resolve(dataDir))
  }
  // Chromium's own files stay apart from device store and vaults.
  const engineDir = join(app.getPath('userData'), 'engine')
  mkdirSync(engineDir, { recursive: true })
  app.setPath('sessionData', engineDir)
}

async function openCore(electron: ElectronMain, start: ShellStart): Promise<CoreLink> {
  const { app, dialog, safeStorage } = electron
  const policy = await readManagedPolicy(start.policyFile).catch((error: Error) => {
    dialog.showErrorBox(labels.policyFaulty.title, `${labels.policyFaulty.detail}\n\n${error.message}`)
    return strictestPolicy
  })
  const { keychain, strength } = await openKeychain(safeStorage, start.platform, policy.allowWeakKeychain)
  const core = startCore(
    start.workerEntry,
    { dataDir: app.getPath('userData'), host: 'shell', keychainStrength: strength, appVersion: app.getVersion(), managedProxy: policy.proxy },
    keychain,
  )
  quitAfterCore(app, core)
  void watchCore(electron, core)
  watchMachine(electron.powerMonitor, start.platform, core.notify)
  return core
}

async function openPage(electron: ElectronMain, start: ShellStart, core: CoreLink): Promise<void> {
  const { app } = electron
  setMenu(electron, start.platform, () => core.notify('lock-asked'))
  app.setAboutPanelOptions({ applicationName: app.getName(), applicationVersion: app.getVersion(), credits: labels.about })

  // A partition without `persist:` lives in memory.
  const session = electron.session.fromPartition('workstation')
  serveSite(session, createSite(start.rendererDir, core))
  const placeFile = join(app.getPath('userData'), 'window.json')
  const window = createWindow(electron, { session, preload: start.preload, placeFile })
  serveBridge(window.webContents, core)
  watchPage(electron, window)
  app.on('second-instance', () => showWindow(window))
  await window.loadURL(startPage)
}
