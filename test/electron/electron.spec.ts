import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron } from '../../build/electron-binary.ts'
import type { Bridge } from '../../shared/contract/methods.ts'

// The shell in Electron itself, from the bundles that are packaged. The same points are asserted everywhere else against
// a stand-in; only here does Chromium enforce them.

const root = join(import.meta.dirname, '../..')
const entry = join(root, 'out/app/main.js')
const electron = findElectron()

const whyNot = (): string | null => {
  if (electron === null) return "Electron's binary is not on this machine"
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform === 'linux' && DISPLAY === undefined && WAYLAND_DISPLAY === undefined ? 'There is no display' : null
}
const reason = whyNot()
test.skip(reason !== null, `Not run: ${reason}`)
test.describe.configure({ mode: 'serial' })

type Window = { earshot: Bridge; require?: unknown; process?: unknown; open(url: string): unknown }
declare const window: Window

let dataDir: string
let app: ElectronApplication
let page: Page

test.beforeAll(async () => {
  execFileSync(process.execPath, [join(root, 'build/product.ts')], { env: { ...process.env, NODE_ENV: 'production' } })
  dataDir = await mkdtemp(join(tmpdir(), 'earshot-electron-'))
  app = await _electron.launch({
    executablePath: electron ?? '',
    args: [entry],
    env: { ...process.env, EARSHOT_DATA: dataDir },
    // Chromium refuses to run sandboxed as root.
    chromiumSandbox: process.getuid?.() !== 0,
  })
  page = await app.firstWindow()
  await page.waitForLoadState()
})
test.afterAll(async () => {
  await app?.close()
  await rm(dataDir, { recursive: true, force: true })
})

test('opens one visible window on its own page', async () => {
  expect(page.url()).toBe('earshot://app/')
  expect(app.windows()).toHaveLength(1)
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true)
  await expect(page.locator('#root > *').first()).toBeVisible()
})

test('gives the page a bridge of two functions and nothing of Node or Electron', async () => {
  const seen = await page.evaluate(() => ({
    bridge: Object.keys(window.earshot),
    require: typeof window.require,
    process: typeof window.process,
  }))
  expect(seen).toEqual({ bridge: ['call', 'subscribe'], require: 'undefined', process: 'undefined' })
})

test('answers from the core, in its worker', async () => {
  const reply = await page.evaluate(() => window.earshot.call('session.read', {}))
  expect(reply).toMatchObject({ ok: true, value: { stage: 'new', host: 'shell' } })
})

test('sends the strict policy with the document, and Chromium enforces it', async () => {
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('Content-Security-Policy'))
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]+';/)
  const ran = await page.evaluate(() => {
    const inline = document.createElement('script')
    inline.textContent = 'document.title = "ran"'
    document.head.append(inline)
    return document.title
  })
  expect(ran).not.toBe('ran')
})

test('lets the page reach no network, no file, no other page and no second window', async () => {
  const reached = await page.evaluate(async () => {
    const addresses = ['https://example.org/', 'http://127.0.0.1:7420/', 'file:///etc/hostname', 'earshot://other/']
    const answers = await Promise.all(addresses.map(address => fetch(address).then(() => address, () => null)))
    return answers.filter(address => address !== null)
  })
  expect(reached).toEqual([])
  expect(await page.evaluate(() => window.open('earshot://app/'))).toBeNull()
  await page.evaluate(() => location.assign('https://example.org/'))
  await page.waitForTimeout(300)
  expect(page.url()).toBe('earshot://app/')
  expect(app.windows()).toHaveLength(1)
})

test('denies what a page may ask a person for', async () => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[]
    return Promise.all(names.map(async name => (await navigator.permissions.query({ name })).state))
  })
  expect(new Set(states)).toEqual(new Set(['denied']))
})

test('stays the only one when it is started again', async () => {
  const second = spawn(electron ?? '', [entry, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])], {
    env: { ...process.env, EARSHOT_DATA: dataDir },
    stdio: 'ignore',
  })
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  expect(await page.evaluate(() => window.earshot.call('session.read', {}))).toMatchObject({ ok: true })
})
