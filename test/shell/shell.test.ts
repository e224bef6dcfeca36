import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { eventChannel } from '../../electron/shell/channels.ts'
import { labels } from '../../electron/shell/labels.ts'
import { preventable } from './electron-stand-in.ts'
import { setStage, type Stage } from './stage.ts'

const stages: Stage[] = []
const set = async (...parts: Parameters<typeof setStage>): Promise<Stage> => {
  const stage = await setStage(...parts)
  stages.push(stage)
  return stage
}
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.end()
})
const call = (stage: Stage, method: string): Promise<unknown> => stage.call({ method, input: {} })

describe('starting', () => {
  it('takes its folder before the lock, and has everything in place before the app is ready', async () => {
    const stage = await set()
    await stage.open()
    expect(stage.asked.slice(0, 7)).toEqual([
      'app.setPath userData', 'app.setPath sessionData', 'app.requestSingleInstanceLock', 'app.enableSandbox',
      'protocol.registerSchemesAsPrivileged', 'app is ready', 'window.setContentProtection true',
    ])
    expect(stage.paths.get('userData')).toBe(stage.dataDir)
    expect(stage.paths.get('sessionData')).toBe(join(stage.dataDir, 'engine'))
    expect((await stat(stage.dataDir)).mode & 0o077).toBe(0)
  })

  it('tells the core its folder, its host, its keychain, its version and the proxy of the machine policy', async () => {
    const stage = await set()
    await stage.open()
    expect(await call(stage, 'test.started')).toEqual({
      ok: true,
      value: { dataDir: stage.dataDir, host: 'shell', keychainStrength: 'strong', appVersion: '1.2.3', managedProxy: null },
    })
  })

  it('lets a development start use the core before there is a window', async () => {
    const seen: unknown[] = []
    const stage = await set({}, { afterCore: async core => void seen.push(await core.call('sample.read', {}), stage.windows.length) })
    await stage.open()
    expect(seen).toEqual([{ ok: true, value: { method: 'sample.read', input: {} } }, 0])
  })

  it('quits without a window when another one runs, and that one comes to the front', async () => {
    const second = await set({ first: false })
    await second.started
    expect(second.asked).toContain('app has ended')
    expect(second.windows).toEqual([])
    expect(second.asked).not.toContain('app.enableSandbox')

    const first = await set()
    await first.open()
    first.asked.length = 0
    first.app.emit('second-instance')
    expect(first.asked).toEqual(['window.show', 'window.focus'])
  })

  it('says what is safe and ends when it cannot start', async () => {
    const stage = await set({}, { afterCore: () => Promise.reject(new Error('no hub')) })
    await stage.open()
    expect(stage.dialogs).toEqual([{ title: labels.startFailed.title, content: `${labels.startFailed.detail}\n\nError: no hub` }])
    await vi.waitFor(() => expect(stage.asked).toContain('app has ended'))
  })
})

describe('the window', () => {
  it('shows itself once there is something to see, on the colour of the theme', async () => {
    const light = await set()
    await light.open()
    expect(light.page().options).toMatchObject({ show: false, backgroundColor: '#f7f6f3' })
    expect(light.asked.indexOf('window.show')).toBeGreaterThan(light.asked.indexOf('window.loadURL earshot://app/'))
    const dark = await set({ dark: true })
    await dark.open()
    expect(dark.page().options.backgroundColor).toBe('#121417')
  })

  it('remembers where it stood', async () => {
    const stage = await set()
    await stage.open()
    const window = stage.page().emitter as unknown as { bounds: object; flags: { maximized: boolean } }
    window.bounds = { x: 40, y: 50, width: 1200, height: 800 }
    window.flags.maximized = true
    stage.page().emitter.emit('close')
    const file = join(stage.dataDir, 'window.json')
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ x: 40, y: 50, width: 1200, height: 800, maximized: true })
    expect((await stat(file)).mode & 0o077).toBe(0)
  })

  it('has developer tools and can be captured while it is not packaged', async () => {
    const stage = await set({ packaged: false })
    await stage.open()
    expect(stage.page().options.webPreferences?.devTools).toBe(true)
    expect(stage.asked).not.toContain('window.setContentProtection true')
    expect(JSON.stringify(stage.menus)).toContain('toggleDevTools')
  })

  it('draws its page again when the page falls, and says that work is safe', async () => {
    const stage = await set()
    await stage.open()
    stage.page().contents.emit('render-process-gone', {}, { reason: 'crashed' })
    await vi.waitFor(() => expect(stage.asked).toContain('contents.reload'))
    expect(stage.dialogs).toMatchObject([{ message: labels.pageEnded.message, detail: labels.pageEnded.detail }])
  })
})

describe('the core', () => {
  it('reaches the page by events on one channel', async () => {
    const stage = await set()
    await stage.open()
    await call(stage, 'test.event')
    expect(stage.page().held.sent).toEqual([[eventChannel, { name: 'clips.changed', revision: 1 }]])
  })

  it('sends nothing to a page that is gone', async () => {
    const stage = await set()
    await stage.open()
    const { contents, held } = stage.page()
    held.destroyed = true
    await call(stage, 'test.event')
    contents.emit('destroyed')
    expect(held.sent).toEqual([])
  })

  it('hears when the machine sleeps, wakes, locks and unlocks', async () => {
    const stage = await set()
    await stage.open()
    for (const name of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) stage.powerMonitor.emit(name)
    expect(await call(stage, 'test.heard')).toEqual({ ok: true, value: ['suspend', 'resume', 'screen-locked', 'screen-unlocked', 'test.heard'] })
  })

  it('is locked from the menu', async () => {
    const stage = await set()
    await stage.open()
    const items = stage.menus[0]?.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : [])) ?? []
    items.find(({ label }) => label === 'Lock')?.click?.({} as never, undefined, {})
    expect(await call(stage, 'test.heard')).toEqual({ ok: true, value: ['lock-asked', 'test.heard'] })
  })

  it('seals by the keychain of the account', async () => {
    const stage = await set()
    await stage.open()
    expect(await call(stage, 'test.keychain')).toEqual({ ok: true, value: { sealed: true, sealedHoldsPlain: false, opened: true } })
  })

  it('is told that nothing can be sealed where the keychain protects nothing', async () => {
    const stage = await set({ backend: 'basic_text', sealTag: 'v10' })
    await stage.open()
    expect(await call(stage, 'test.keychain')).toMatchObject({ ok: true, value: { sealed: false } })
    expect(await call(stage, 'test.started')).toMatchObject({ value: { keychainStrength: 'weak' } })
  })

  it('goes on under the strictest rules, and says so, where the policy of the machine is faulty', async () => {
    const stage = await set({ backend: 'basic_text', sealTag: 'v10' })
    const file = join(stage.folder, 'managed.json')
    await writeFile(file, '{ "allowWeakKeychain": "yes" }')
    await stage.open()
    expect(stage.dialogs).toMatchObject([{ title: labels.policyFaulty.title, content: expect.stringContaining(file) }])
    expect(await call(stage, 'test.keychain')).toMatchObject({ ok: true, value: { sealed: false } })
  })

  it('may seal weakly, and is shown as weak, where the machine allows it', async () => {
    const stage = await set({ backend: 'basic_text', sealTag: 'v10' })
    await writeFile(join(stage.folder, 'managed.json'), '{ "allowWeakKeychain": true }')
    await stage.open()
    expect(await call(stage, 'test.keychain')).toMatchObject({ ok: true, value: { sealed: true, opened: true } })
    expect(await call(stage, 'test.started')).toMatchObject({ value: { keychainStrength: 'weak' } })
    expect(stage.dialogs).toEqual([])
  })
})

describe('ending', () => {
  it('quits with its window, but not before the core has closed', async () => {
    const stage = await set()
    await stage.open()
    stage.app.emit('window-all-closed')
    expect(stage.asked).not.toContain('app has ended')
    const again = preventable()
    stage.app.emit('will-quit', again)
    expect(again.defaultPrevented).toBe(true)
    await vi.waitFor(() => expect(stage.asked.filter(line => line === 'app has ended')).toHaveLength(1))
    expect(await call(stage, 'session.read')).toMatchObject({ ok: false, failure: { reason: 'internal_fault' } })
    expect(stage.dialogs).toEqual([])
  })

  it.each([
    ['starts afresh', 0, true],
    ['ends', 1, false],
  ])('says what is safe when the core falls, and %s as the person decides', async (_, button, relaunched) => {
    const stage = await set({ button })
    await stage.open()
    expect(await call(stage, 'test.fall')).toMatchObject({ ok: false, failure: { reason: 'internal_fault' } })
    await vi.waitFor(() => expect(stage.asked).toContain('app has ended'))
    expect(stage.dialogs).toMatchObject([{ message: labels.coreEnded.message, detail: labels.coreEnded.detail }])
    expect(stage.asked.includes('app.relaunch')).toBe(relaunched)
  })
})

describe('the menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('holds roles and the lock, and nothing that opens, reloads or inspects, on %s', async platform => {
    const stage = await set({}, { platform })
    await stage.open()
    const entries = stage.menus[0]?.flatMap(item => [item, ...(Array.isArray(item.submenu) ? item.submenu : [])]) ?? []
    const acting = entries.filter(({ click }) => click !== undefined).map(({ label }) => label)
    expect(acting).toEqual(['Lock'])
    const roles = entries.map(({ role }) => role).filter(role => role !== undefined)
    const expected = ['editMenu', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen', 'windowMenu']
    expect(roles.toSorted()).toEqual([...expected, ...(platform === 'darwin' ? ['appMenu'] : ['quit', 'help', 'about'])].toSorted())
  })

  it('names the app and its version', async () => {
    const stage = await set()
    await stage.open()
    expect(stage.about).toEqual([{ applicationName: 'Earshot', applicationVersion: '1.2.3', credits: labels.about }])
  })
})
