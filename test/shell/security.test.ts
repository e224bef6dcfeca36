import { readFile } from 'node:fs/promises'
import type { WebFrameMain } from 'electron'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callChannel } from '../../electron/shell/channels.ts'
import { preventable } from './electron-stand-in.ts'
import { setStage, type Stage } from './stage.ts'

// Electron's security checklist, https://www.electronjs.org/docs/latest/tutorial/security, point by point.
// electron/shell/README.md says which points are met elsewhere.

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.open()
})
afterAll(() => stage.end())

const preferences = () => stage.page().options.webPreferences ?? {}
const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
  const handler = stage.page().session.held.schemes.get('earshot')
  if (handler === undefined) throw new Error('The scheme is not handled')
  return handler(new Request(url, init))
}
const isCancelled = (url: string): boolean | undefined => {
  let cancelled: boolean | undefined
  stage.page().session.held.beforeRequest?.({ url }, response => {
    cancelled = response.cancel
  })
  return cancelled
}

const foreign = [
  'https://example.org/', 'http://127.0.0.1:7420/', 'ws://example.org/', 'wss://example.org/', 'file:///etc/passwd', 'ftp://example.org/',
  'data:text/html,x', 'javascript:alert(1)', 'about:blank', 'earshot://other/', 'earshot://app.example.org/', 'https://app/',
  'blob:https://example.org/1', 'devtools://devtools/bundled/', 'not a url',
]

describe('the security checklist', () => {
  it('1: loads nothing but its own page, and lets nothing else be requested', () => {
    expect(stage.asked).toContain('window.loadURL earshot://app/')
    for (const url of foreign) expect(isCancelled(url), url).toBe(true)
    for (const url of ['earshot://app/', 'earshot://app/clip/t', 'blob:earshot://app/1', 'data:image/png;base64,AA==']) {
      expect(isCancelled(url), url).toBe(false)
    }
  })

  it('2: gives the page no Node', () => {
    expect(preferences()).toMatchObject({ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false })
  })

  it('3: isolates the preload from the page', () => {
    expect(preferences().contextIsolation).toBe(true)
  })

  it('4: sandboxes every renderer, from before the app is ready', () => {
    expect(preferences().sandbox).toBe(true)
    expect(stage.asked.indexOf('app.enableSandbox')).toBeLessThan(stage.asked.indexOf('app is ready'))
    expect(stage.asked).toContain('app.enableSandbox')
  })

  it('5: denies every permission, device, pairing and capture, in every session that there is', () => {
    expect([...stage.sessions.keys()]).toEqual(['', 'workstation'])
    for (const { held } of stage.sessions.values()) {
      const answers: unknown[] = []
      const keep = (answer: unknown): void => void answers.push(answer)
      held.permissionRequest?.({} as never, 'media', keep, {} as never)
      held.displayMedia?.({} as never, keep)
      held.pairing?.({} as never, keep)
      expect(answers).toEqual([false, null, { confirmed: false }])
      const own = { isMainFrame: true, requestingUrl: 'earshot://app/' }
      for (const permission of ['clipboard-read', 'media', 'midi', 'hid', 'unknown'] as const) {
        expect(held.permissionCheck?.(null, permission, 'earshot://app', own), permission).toBe(false)
      }
      expect(held.devicePermission?.({} as never)).toBe(false)
    }
    const choices: string[] = []
    const event = preventable()
    stage.page().contents.emit('select-bluetooth-device', event, [{ deviceId: 'a' }], (id: string) => choices.push(id))
    expect([event.defaultPrevented, choices]).toEqual([true, ['']])
  })

  it('5: lets its own page name the devices that sound can come from, and no other page or frame', () => {
    for (const { held } of stage.sessions.values()) {
      const may = (isMainFrame: boolean, requestingUrl?: string) =>
        held.permissionCheck?.(null, 'speaker-selection', 'earshot://app', { isMainFrame, ...(requestingUrl === undefined ? {} : { requestingUrl }) })
      expect(may(true, 'earshot://app/')).toBe(true)
      expect(may(false, 'earshot://app/')).toBe(false)
      expect(may(true)).toBe(false)
      for (const url of foreign) expect(may(true, url), url).toBe(false)
      const answers: boolean[] = []
      held.permissionRequest?.({} as never, 'speaker-selection', granted => answers.push(granted), {} as never)
      expect(answers).toEqual([false])
    }
  })

  it('5: lets its own page show notices through the system, and no other page or frame', () => {
    for (const { held } of stage.sessions.values()) {
      const may = (origin: string) => held.permissionCheck?.(null, 'notifications', origin, { isMainFrame: false })
      expect(may('earshot://app/')).toBe(true)
      for (const url of foreign) expect(may(url), url).toBe(false)
      const asks = (isMainFrame: boolean, requestingUrl: string) => {
        const answers: boolean[] = []
        held.permissionRequest?.({} as never, 'notifications', granted => answers.push(granted), { isMainFrame, requestingUrl })
        return answers
      }
      expect(asks(true, 'earshot://app/')).toEqual([true])
      expect(asks(false, 'earshot://app/')).toEqual([false])
      for (const url of foreign) expect(asks(true, url), url).toEqual([false])
    }
  })

  it('6, 8, 9, 10: keeps web security, and enables nothing insecure or experimental', () => {
    expect(preferences()).toMatchObject({ webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false })
    expect(preferences()).not.toHaveProperty('enableBlinkFeatures')
  })

  it('7: sends a strict policy with a nonce of its own with each document', async () => {
    const [first, second] = await Promise.all([ask('earshot://app/'), ask('earshot://app/')])
    const policy = first.headers.get('Content-Security-Policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(await first.text()).toBe(`<style nonce="${nonce}"></style>`)
    expect(second.headers.get('Content-Security-Policy')).not.toContain(nonce)
    expect(first.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it('11, 12: has no webview tag and refuses to attach one', () => {
    expect(preferences().webviewTag).toBe(false)
    const event = preventable()
    stage.page().contents.emit('will-attach-webview', event, {}, {})
    expect(event.defaultPrevented).toBe(true)
  })

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('13: refuses %s to anywhere but its own page', name => {
    const prevents = (url: string): boolean => {
      const event = preventable({ url })
      stage.page().contents.emit(name, event)
      return event.defaultPrevented
    }
    for (const url of foreign) expect(prevents(url), url).toBe(true)
    expect(prevents('earshot://app/')).toBe(false)
  })

  it('14: opens no second window', () => {
    expect(stage.page().held.windowOpen?.({ url: 'earshot://app/' } as never)).toEqual({ action: 'deny' })
    expect(stage.windows).toHaveLength(1)
  })

  it('17: answers calls of its own main frame, on one channel, and of nobody else', async () => {
    expect([...stage.page().held.handlers.keys()]).toEqual([callChannel])
    const message = { method: 'session.read', input: { a: 1 } }
    expect(await stage.call(message)).toEqual({ ok: true, value: message })

    const frames: (Partial<WebFrameMain> | null)[] = [null, { url: 'earshot://app/' }]
    for (const frame of frames) expect(await stage.call(message, frame)).toMatchObject({ ok: false, failure: { code: 'forbidden' } })
    const { mainFrame } = stage.page().contents
    for (const url of foreign) {
      mainFrame.url = url
      expect(await stage.call(message), url).toMatchObject({ ok: false, failure: { code: 'forbidden' } })
    }
    mainFrame.url = 'earshot://app/'
  })

  it('17: refuses a message of another shape before the core sees it', async () => {
    for (const message of [undefined, null, 'session.read', { method: 'session.read', input: {}, also: 1 }, { method: {}, input: {} }]) {
      expect(await stage.call(message)).toMatchObject({ ok: false, failure: { reason: 'input_invalid' } })
    }
  })

  it('18: serves the page by a standard, secure scheme that is registered before the app is ready', () => {
    expect(stage.schemes).toEqual([{ scheme: 'earshot', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }])
    expect(stage.asked.indexOf('protocol.registerSchemesAsPrivileged')).toBeLessThan(stage.asked.indexOf('app is ready'))
  })

  it('18: serves nothing from outside the renderer, nor for another host', async () => {
    for (const url of ['earshot://app/%2e%2e%2fmanaged.json', 'earshot://app/..%5cmanaged.json']) expect((await ask(url)).status).toBe(400)
    expect((await ask('earshot://app/../../etc/passwd')).status).toBe(404)
    expect((await ask('earshot://other/')).status).toBe(404)
    expect((await ask('earshot://app/', { method: 'POST', body: 'x' })).status).toBe(405)
  })

  it('20: has a preload that imports the bridge and nothing else of Electron', async () => {
    const source = await readFile(new URL('../../electron/shell/preload.ts', import.meta.url), 'utf8')
    expect(source).toMatch(/^import \{ contextBridge, ipcRenderer, type IpcRendererEvent \} from 'electron'$/m)
    expect(preferences().preload).toBe('/app/preload.cjs')
  })

  it('beyond it: refuses downloads, spell checking, WebRTC without a proxy, drag and drop navigation and plugins', () => {
    for (const session of stage.sessions.values()) {
      const started = (url: string): boolean => {
        const event = preventable()
        session.emit('will-download', event, { getURL: () => url })
        return !event.defaultPrevented
      }
      for (const url of ['https://example.com/x.zip', 'earshot://app/clip/abc', 'blob:earshot://app/1', 'earshot://app/handout/', 'earshot://elsewhere/handout/abc']) expect(started(url), url).toBe(false)
      // Only what the core made for the person to keep; Electron asks them where to.
      expect(started('earshot://app/handout/abc')).toBe(true)
      expect(session.held.spellChecker).toBe(false)
    }
    expect(stage.page().held.webRtc).toBe('disable_non_proxied_udp')
    expect(preferences()).toMatchObject({ spellcheck: false, navigateOnDragDrop: false, plugins: false, devTools: false })
  })

  it('beyond it: keeps the session in memory and the window out of screen captures', () => {
    expect(preferences().session).toBe(stage.page().session)
    expect([...stage.sessions.keys()].some(partition => partition.startsWith('persist:'))).toBe(false)
    expect(stage.asked).toContain('window.setContentProtection true')
  })
})

describe('a prepared clip', () => {
  it('comes from the core, is kept nowhere, and can be asked for in part', async () => {
    const whole = await ask('earshot://app/clip/good')
    expect([whole.status, whole.headers.get('Cache-Control'), whole.headers.get('Content-Type')]).toEqual([200, 'no-store', 'audio/wav'])
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(Uint8Array.from([1, 2, 3, 4]))
    const part = await ask('earshot://app/clip/good', { headers: { Range: 'bytes=1-2' } })
    expect([part.status, part.headers.get('Content-Range'), [...new Uint8Array(await part.arrayBuffer())]]).toEqual([206, 'bytes 1-2/4', [2, 3]])
    expect((await ask('earshot://app/clip/used')).status).toBe(404)
  })
})
