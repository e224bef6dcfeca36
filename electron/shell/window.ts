import type { BrowserWindow, Session } from 'electron'
import type { ElectronMain } from './electron.ts'
import { fitPlace, leastSize, readPlace, writePlace } from './window-place.ts'

export type WindowParts = { session: Session; preload: string; placeFile: string }

/** The one window: sandboxed and isolated, shown once there is something to see, remembered where it stood. */
export function createWindow(electron: ElectronMain, { session, preload, placeFile }: WindowParts): BrowserWindow {
  const { app, nativeTheme, screen } = electron
  const place = readPlace(placeFile)
  const window = new electron.BrowserWindow({
    ...fitPlace(place, screen.getAllDisplays().map(display => display.workArea)),
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    title: app.getName(),
    show: false,
    autoHideMenuBar: true,
    // The page's own background in either theme, so that nothing flashes before its first frame.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#121417' : '#f7f6f3',
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  // A deterrent, not a wall: macOS and Windows keep the window out of most screen captures, Linux has no such thing.
  if (app.isPackaged) window.setContentProtection(true)
  if (place?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writePlace(placeFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }))
  return window
}

/** Brings the window in front of the person, from wherever it is. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
