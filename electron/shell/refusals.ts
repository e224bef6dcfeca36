import type { App, Session, WebContents } from 'electron'
import { isOwnPage } from './site-scheme.ts'

/**
 * Refuses everything that the page has no need of, in every session and every page that this process ever makes.
 * Two things are allowed to its own page: to name the devices that sound can come from, so that a headset can be chosen
 * (Chromium tells their names to whoever holds this permission or the microphone's, and the microphone's is nobody's),
 * and to tell a safety lead through the system that something waits.
 * Has to run before the app is ready, so that none escapes it.
 */
export function refuseTheRest(app: App, allowDevTools: boolean): void {
  app.on('session-created', session => refuseInSession(session, allowDevTools))
  app.on('web-contents-created', (_, contents) => refuseInContents(contents))
}

function refuseInSession(session: Session, allowDevTools: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { isMainFrame, requestingUrl }) =>
    answer(permission === 'notifications' && isMainFrame && isOwnPage(requestingUrl)))
  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame, requestingUrl = '' }) => {
    // A check for notices names no page and no frame, its origin alone; there is no other page of that origin.
    if (permission === 'notifications') return isOwnPage(origin)
    return permission === 'speaker-selection' && isMainFrame && isOwnPage(requestingUrl)
  })
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event, item) => {
    if (!isHandout(item.getURL())) event.preventDefault()
  })
  // The core alone talks to the network; a page that tries to is cut off before a name is resolved.
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url, allowDevTools) }))
}

/** What the core made for the person to keep; Electron asks where to, as nobody has named a place. */
const isHandout = (url: string): boolean => isOwnPage(url) && /^\/handout\/[A-Za-z0-9_-]{1,128}$/.test(new URL(url).pathname)

const mayLoad = (url: string, allowDevTools: boolean): boolean =>
  isOwnPage(url.replace(/^blob:/, '')) || url.startsWith('data:image/') || (allowDevTools && url.startsWith('devtools:'))

function refuseInContents(contents: WebContents): void {
  const stayHome = (event: { url: string; preventDefault(): void }): void => {
    if (!isOwnPage(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stayHome)
  contents.on('will-frame-navigate', stayHome)
  contents.on('will-redirect', stayHome)
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // WebRTC passes by webRequest; without a proxy it now has no way out.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
