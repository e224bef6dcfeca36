import type { App, BrowserWindow } from 'electron'
import type { CoreLink } from '../core/link.ts'
import type { ElectronMain } from './electron.ts'
import { labels } from './labels.ts'

/** Longest time that quitting waits for the core; what is committed is safe without it. */
const patienceMs = 10_000

/** Lets the app end only after the core has closed its databases. */
export function quitAfterCore(app: App, core: Pick<CoreLink, 'close'>): void {
  let closing: Promise<void> | null = null
  let closed = false
  app.on('will-quit', event => {
    if (closed) return
    event.preventDefault()
    closing ??= Promise.race([core.close(), after(patienceMs)]).then(() => {
      closed = true
      app.quit()
    })
  })
}

const after = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms).unref())

/** Says what is safe when the core falls, and starts afresh or ends. An end that was asked for is passed over. */
export async function watchCore({ app, dialog }: ElectronMain, core: Pick<CoreLink, 'ended'>): Promise<void> {
  let asked = false
  app.on('before-quit', () => {
    asked = true
  })
  await core.ended
  if (asked) return
  const { message, detail, restart, quit } = labels.coreEnded
  const { response } = await dialog.showMessageBox({ type: 'error', message, detail, buttons: [restart, quit], defaultId: 0, cancelId: 1, noLink: true })
  if (response === 0) app.relaunch()
  app.quit()
}

/** Draws the page again when its process falls; the core has all that was entered. */
export function watchPage({ app, dialog }: ElectronMain, window: BrowserWindow): void {
  window.webContents.on('render-process-gone', async (_, { reason }) => {
    if (reason === 'clean-exit') return
    const { message, detail, reload, quit } = labels.pageEnded
    const { response } = await dialog.showMessageBox(window, { type: 'error', message, detail, buttons: [reload, quit], defaultId: 0, cancelId: 1, noLink: true })
    if (response === 0) window.webContents.reload()
    else app.quit()
  })
}
