import { expect, test, type Page } from '@playwright/test'
import type { TestHub } from '../support/running-hub.ts'
import { acceptClip, atClip, axe, endAfter, openReviewer, temporaryFolder, type Workstation } from './workstation.ts'

// The clip screen itself, in a browser over the real core: by mouse, its silence, its memory, and for everyone.

test.describe.configure({ mode: 'serial' })

let folder: string
let hub: TestHub
let desk: Workstation
let page: Page

/** Counts what the page holds of sounds: blob addresses that live, and media elements that have a source. */
function countSounds(): void {
  const live = new Set<string>()
  const create = URL.createObjectURL.bind(URL)
  const revoke = URL.revokeObjectURL.bind(URL)
  URL.createObjectURL = blob => {
    const url = create(blob)
    live.add(url)
    return url
  }
  URL.revokeObjectURL = url => {
    live.delete(url)
    revoke(url)
  }
  Object.assign(window, { liveSounds: () => live.size })
}
const liveSounds = (): Promise<number> => page.evaluate(() => (window as unknown as { liveSounds(): number }).liveSounds())

const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName ?? null)

test.beforeAll(async () => {
  folder = temporaryFolder()
  ;({ hub, desk } = await openReviewer(folder))
  page = desk.page
  await page.addInitScript(countSounds)
  await page.reload()
})
endAfter(() => ({ desk, hub, folder }))

test('everything can be done by mouse', async () => {
  await press('Clock in')
  await atClip(page, 1)
  for (let faster = 0; faster < 8; faster++) await press('faster')
  await expect(page.getByText('3.0x')).toBeVisible()
  await press('play')
  await expect(page.getByText('all speech heard')).toBeVisible({ timeout: 20_000 })
  await press(/accept and next/)
  await atClip(page, 2)

  await page.getByRole('radio', { name: 'media' }).click()
  await atClip(page, 3)
  await press(/undo/)
  await atClip(page, 2)
  await press(/all keys/)
  await press(/redo/)
  await atClip(page, 2)
  await press(/accept and next/)
  await atClip(page, 3)

  await press(/skip/)
  await press('Cannot be understood')
  await atClip(page, 4)
  await press(/previous/)
  await atClip(page, 3)
  await press(/accept and next/)
  await atClip(page, 4)

  const wave = page.getByRole('slider')
  const box = await wave.boundingBox()
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 40)
  await expect.poll(async () => Number(await wave.getAttribute('aria-valuenow'))).toBeGreaterThan(1000)

  await page.getByText('computer').first().dblclick()
  await expect(page.getByRole('textbox', { name: 'Transcript' })).toBeFocused()
  await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 40)
  await expect(page.getByText('listening', { exact: true })).toBeVisible()
  await page.getByRole('checkbox', { name: 'noisy' }).click()
  await expect(page.getByRole('checkbox', { name: 'noisy' })).toBeChecked()

  await press(/^Escalate/)
  await expect(page.getByText('What did you hear?')).toBeVisible()
  await press(/send nothing/)
  await press(/break$/)
  await press(/Back to work/)
  await atClip(page, 4)
})

test('Esc is silence at once, and words light up as they are spoken', async () => {
  for (let slower = 0; slower < 7; slower++) await page.keyboard.press('KeyS')
  await page.keyboard.press('KeyR')
  await expect(page.locator('[data-said=now]')).toHaveText('computer', { timeout: 10_000 })
  await page.evaluate(() => {
    window.addEventListener('keydown', ({ timeStamp }) => Object.assign(window, { escaped: timeStamp }), { once: true, capture: true })
    document.addEventListener('pause', ({ timeStamp }) => Object.assign(window, { silent: timeStamp }), { once: true, capture: true })
  })
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => 'silent' in window)).toBe(true)
  expect(await page.evaluate(() => (window as unknown as { silent: number; escaped: number }).silent - (window as unknown as { escaped: number }).escaped)).toBeLessThan(50)
})

test('a clip that is left is freed, and a break frees them all', async () => {
  for (let faster = 0; faster < 12; faster++) await page.keyboard.press('KeyW')
  for (let clip = 4; clip < 12; clip++) await acceptClip(page, clip)
  await expect.poll(liveSounds).toBeLessThanOrEqual(3)
  expect(await page.locator('[data-deck]').count()).toBe(3)
  expect(await page.locator('audio[src]').count()).toBeLessThanOrEqual(3)
  await page.keyboard.press('F4')
  await expect(page.getByText('On a break')).toBeVisible()
  await expect.poll(liveSounds).toBe(0)
  await page.keyboard.press('F4')
  await atClip(page, 12)
})

test('what is typed is there again when the window is lost', async () => {
  await page.keyboard.press('KeyE')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('computer mach das licht an')
  await page.waitForTimeout(400)
  await page.reload()
  await atClip(page, 12)
  await expect(page.getByText('licht', { exact: true })).toBeVisible()
})

test('the focus is never lost', async () => {
  expect(await focused()).toBe('application')
  await page.keyboard.press('Digit5')
  await atClip(page, 13)
  expect(await focused()).toBe('application')
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(focused).toBe('application')
  await page.keyboard.press('KeyK')
  await page.keyboard.press('Escape')
  await expect.poll(focused).toBe('application')
  await page.keyboard.press('KeyE')
  expect(await focused()).toBe('TEXTAREA')
  await page.keyboard.press('Escape')
  await expect.poll(focused).toBe('application')
})

for (const theme of ['dark', 'light'] as const) {
  test(`every state passes axe in ${theme}`, async () => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    expect(await axe(desk)).toEqual([])
    for (const [key, what] of [['KeyE', 'typing'], ['?', 'the keys'], ['KeyK', 'skipping']] as const) {
      await page.keyboard.press(key)
      await page.waitForTimeout(300)
      expect(await axe(desk), what).toEqual([])
      await page.keyboard.press('Escape')
      await page.waitForTimeout(300)
    }
    await press(/^Sync/)
    await page.getByRole('dialog').waitFor()
    expect(await axe(desk), 'sync').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('F4')
    await expect(page.getByText('On a break')).toBeVisible()
    expect(await axe(desk), 'a break').toEqual([])
    await page.keyboard.press('F4')
    await page.getByRole('slider').waitFor()
  })
}

test('at twice the size nothing is cut off sideways', async () => {
  await page.setViewportSize({ width: 720, height: 450 })
  await page.waitForTimeout(300)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720)
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, h1, [role=radio], [role=slider]')]
      .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
      .map(element => element.textContent || element.getAttribute('aria-label')),
  )
  expect(cut).toEqual([])
  expect(await axe(desk)).toEqual([])
})
