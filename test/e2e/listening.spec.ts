import { expect, test, type Page } from '@playwright/test'
import type { Settings } from '../../shared/contract/settings.ts'
import type { TestHub } from '../support/running-hub.ts'
import { acceptClip, ask, atClip, axe, endAfter, openReviewer, temporaryFolder, type Workstation } from './workstation.ts'

// Listening, in a browser over the real core: everything by keyboard, and everything again by mouse.

test.describe.configure({ mode: 'serial' })

let folder: string
let hub: TestHub
let desk: Workstation
let page: Page
const asked: string[] = []

const settings = async (): Promise<Settings> => (await ask(desk, 'settings.read', {})) as Settings
/** Where the clip stands, in milliseconds; it is written down in silence only. */
const position = async (): Promise<number> => Number(await page.getByRole('slider').getAttribute('aria-valuenow'))
const playing = (): Promise<boolean> => page.getByRole('button', { name: 'pause', exact: true }).isVisible()
const paused = () => expect(page.getByRole('button', { name: 'play', exact: true })).toBeVisible()
const key = (...names: string[]) => names.reduce((before, name) => before.then(() => page.keyboard.press(name)), Promise.resolve())
/** Where on the screen a share of the clip lies. */
async function pointAt(share: number): Promise<{ x: number; y: number }> {
  const box = await page.locator('[data-deck=front]').boundingBox()
  return { x: (box?.x ?? 0) + share * (box?.width ?? 0), y: (box?.y ?? 0) + 40 }
}
async function drag(from: number, to: number): Promise<void> {
  const [a, b] = [await pointAt(from), await pointAt(to)]
  await page.mouse.move(a.x, a.y)
  await page.mouse.down()
  await page.mouse.move((a.x + b.x) / 2, a.y, { steps: 3 })
  await page.mouse.move(b.x, b.y, { steps: 3 })
  await page.mouse.up()
}
const region = () => page.locator('[data-kind=selection]')
const shares = async (): Promise<{ from: number; width: number }> => {
  const style = await region().evaluate(element => ({ left: (element as HTMLElement).style.left, width: (element as HTMLElement).style.width }))
  return { from: Number.parseFloat(style.left) / 100, width: Number.parseFloat(style.width) / 100 }
}

test.beforeAll(async () => {
  folder = temporaryFolder()
  ;({ hub, desk } = await openReviewer(folder))
  page = desk.page
  page.on('request', request => asked.push(request.url()))
  await page.reload()
  await page.getByRole('button', { name: 'Clock in' }).click()
  await atClip(page, 1)
})
endAfter(() => ({ desk, hub, folder }))

test('resuming steps back, and not after moving', async () => {
  // A busy machine may take its time to begin.
  await expect(async () => {
    await key('Space')
    await page.waitForTimeout(1300)
    await key('Space')
    await paused()
    expect(await position()).toBeGreaterThan(600)
  }).toPass({ timeout: 20_000 })
  const at = await position()
  await key('Space')
  await page.waitForTimeout(150)
  await key('Space')
  await paused()
  expect(await position()).toBeLessThan(at)
  await key('Shift+KeyD')
  const moved = await position()
  await key('Space')
  await page.waitForTimeout(150)
  await key('Escape')
  await paused()
  expect(await position()).toBeGreaterThan(moved)
})

test('a word is heard by pressing it, by the keys before and after it, and with what is around it', async () => {
  await page.getByText('computer', { exact: true }).first().click()
  await expect.poll(playing).toBe(true)
  await key('Escape')
  await paused()
  await key('KeyR', 'Escape')
  await paused()
  await key('Period')
  await expect.poll(playing).toBe(true)
  await key('Escape')
  await paused()
  const first = await position()
  await key('Period')
  await page.waitForTimeout(60)
  await key('Escape')
  await paused()
  expect(await position()).toBeGreaterThan(first)
  await key('Shift+KeyR')
  await expect.poll(playing).toBe(true)
  await paused()
})

test('a stretch marked by dragging loops, its edge can be dragged, and moving out of it ends the loop', async () => {
  await drag(0.3, 0.5)
  const marked = await shares()
  expect(marked.from).toBeCloseTo(0.3, 1)
  expect(marked.width).toBeCloseTo(0.2, 1)
  await key('KeyL')
  await page.waitForTimeout(2200)
  expect(await playing()).toBe(true)
  await expect(page.getByRole('button', { name: 'loop' })).toHaveAttribute('aria-pressed', 'true')
  await key('Escape')
  await paused()
  await drag(marked.from + marked.width, 0.7)
  expect((await shares()).width).toBeCloseTo(0.4, 1)
  await key('KeyR', 'Escape')
  await expect(page.getByRole('button', { name: 'loop' })).toHaveAttribute('aria-pressed', 'false')
  const point = await pointAt(0.2)
  await page.mouse.click(point.x, point.y)
  const wave = page.getByRole('slider')
  expect((await position()) / Number(await wave.getAttribute('aria-valuemax'))).toBeCloseTo(0.2, 1)
})

test('the playhead can be dragged', async () => {
  await drag(0.2, 0.6)
  expect((await position()) / Number(await page.getByRole('slider').getAttribute('aria-valuemax'))).toBeCloseTo(0.6, 1)
})

test('zoom is remembered over clips and restarts, and the wheel moves what is in sight', async () => {
  await key('+', '+')
  await expect(page.getByText('4.0x')).toBeVisible()
  const film = page.locator('[role=slider]')
  const from = (): Promise<number> => film.evaluate(element => Number((element as HTMLElement).style.getPropertyValue('--from')))
  const before = await from()
  const point = await pointAt(0.5)
  await page.mouse.move(point.x, point.y)
  await page.mouse.wheel(120, 0)
  await expect.poll(from).toBeGreaterThan(before)
  for (let faster = 0; faster < 12; faster++) await key('KeyW')
  await acceptClip(page, 1)
  await expect(page.getByText('4.0x')).toBeVisible()
  await expect.poll(async () => (await settings()).zoom).toBe(4)
  await page.reload()
  await atClip(page, 2)
  await expect(page.getByText('4.0x')).toBeVisible()
  await key('-', '-')
  await expect(page.getByText('1.0x').first()).toBeVisible()
  await expect.poll(async () => (await settings()).zoom).toBe(1)
})

test('the spectrogram is not loaded until it is asked for, and is there again on the next clip', async () => {
  expect(asked.filter(url => url.includes('Spectrogram'))).toEqual([])
  await key('KeyP')
  const columns = (): Promise<number> => page.locator('[data-spectrum]').evaluate(canvas => (canvas as HTMLCanvasElement).width)
  await expect.poll(columns).toBeGreaterThan(200)
  expect(asked.filter(url => url.includes('Spectrogram')).length).toBeGreaterThan(0)
  const seen = await page.locator('[data-spectrum]').evaluate(canvas => {
    const { width, height } = canvas as HTMLCanvasElement
    const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height)
    return data.reduce((sum, value, index) => sum + (index % 4 === 3 && value > 100 ? 1 : 0), 0) / (width * height)
  })
  expect(seen).toBeGreaterThan(0.02)
  expect(seen).toBeLessThan(0.7)
  await expect.poll(async () => (await settings()).spectrogram).toBe(true)
  await key('KeyP')
  await expect(page.locator('[data-spectrum]')).toHaveCount(0)
})

test('skipping silence is shorter and counts as all heard', async () => {
  await ask(desk, 'settings.write', { skipSilence: true, speed: 1 })
  await key('KeyR')
  await expect(page.getByText('all speech heard')).toBeVisible({ timeout: 15_000 })
  await ask(desk, 'settings.write', { skipSilence: false })
})

test('a softened clip waits, shows how loud it is, and is lifted stretch by stretch', async () => {
  await ask(desk, 'settings.write', { shieldAll: true, speed: 3 })
  await page.waitForTimeout(400)
  await key('Enter')
  await atClip(page, 3)
  await page.waitForTimeout(500)
  expect(await playing()).toBe(false)
  await expect(page.getByText('This clip waits for you')).toBeVisible()
  await expect(page.locator('[data-sketch]')).toBeVisible()
  await key('Enter')
  await page.waitForTimeout(300)
  expect(await playing()).toBe(false)
  await key('Shift+KeyB', 'Space')
  await expect.poll(playing).toBe(true)
  await expect(page.getByText('all speech heard')).toBeVisible({ timeout: 15_000 })
  await key('KeyB')
  await expect(page.getByText('shield off').first()).toBeVisible()
  await page.getByRole('button', { name: 'shield off' }).click()
  await expect(page.getByRole('button', { name: 'shield on' })).toBeVisible()
  await page.getByRole('button', { name: 'lift next' }).click()
})

for (const theme of ['dark', 'light'] as const) {
  test(`every state passes axe in ${theme}`, async () => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    expect(await axe(desk), 'softened').toEqual([])
    await drag(theme === 'dark' ? 0.2 : 0.45, theme === 'dark' ? 0.4 : 0.6)
    expect(await axe(desk), 'marked').toEqual([])
    await key('KeyP', '+')
    await page.waitForTimeout(500)
    expect(await axe(desk), 'spectrogram and zoom').toEqual([])
    await key('KeyP', '-')
  })
}
