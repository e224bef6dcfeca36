import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { z } from 'zod'
import type { Care } from '../../shared/contract/care.ts'
import type { TestHub } from '../support/running-hub.ts'
import { ask, atClip, axe, endAfter, openReviewer, openSettings, temporaryFolder, type Workstation } from './workstation.ts'

// What is done for the one who listens, over the real core, vault and hub, by keyboard alone.

test.describe.configure({ mode: 'serial' })

let folder: string
let hub: TestHub
let desk: Workstation
let page: Page

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const care = async (): Promise<Care> => (await ask(desk, 'care.read', {})) as Care
const help = () => page.getByRole('dialog', { name: 'Help for you' })
const waiting = async (): Promise<number[]> =>
  ((await ask(desk, 'clips.list', {})) as { position: number; state: string }[]).flatMap(({ position, state }) => (state === 'ready' || state === 'open' ? [position] : []))
/** The clips of the sample that are flagged: health, a child's voice, health. */
const flagged = [27, 29, 31]
/** Both themes, as the system asks for them. */
async function passesAxe(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await axe(desk)).toEqual([])
  }
}
async function showsHelp(): Promise<void> {
  await press('KeyH')
  await expect(help().locator('dd').first()).toBeVisible()
  await press('Escape')
  await expect(help()).toHaveCount(0)
}

test.beforeAll(async () => {
  folder = temporaryFolder()
  ;({ hub, desk } = await openReviewer(folder, async ({ folder: data }) => {
    const policy = join(folder, 'policy.json')
    writeFileSync(policy, JSON.stringify({ help: [{ label: 'Somebody to talk to', contact: '555-0111, day and night' }] }))
    await data.command(z.unknown(), 'policy', 'set', policy)
  }))
  page = desk.page
  await page.reload()
  await page.getByRole('button', { name: 'Clock in' }).waitFor()
})
endAfter(() => ({ desk, hub, folder }))

test('help is one key away before a shift, at a clip, and without the hub', async () => {
  await showsHelp()
  await press('Enter')
  await atClip(page, 1)
  await showsHelp()
  await press('KeyH')
  await help().waitFor()
  await passesAxe()
  await press('Escape')
  await hub.stop()
  await showsHelp()
})

test('a pause asks nothing, and gives the clip back', async () => {
  await press('Shift+F4')
  await expect(page.getByRole('heading', { name: 'A pause' })).toBeVisible()
  await passesAxe()
  await showsHelp()
  await press('F4')
  await atClip(page, 1)
})

test('a category is opted out of in the settings, by keyboard, with no hub', async () => {
  await openSettings(page, 'Care')
  await passesAxe()
  await page.getByRole('switch', { name: /child/ }).focus()
  await press('Space')
  await expect.poll(async () => (await care()).optedOut).toEqual(['child'])
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('a flagged clip is refused in the first quarter of an hour, with a word why', async () => {
  await press('Slash')
  await page.keyboard.type('blood pressure')
  await expect(page.getByRole('dialog', { name: 'All clips' }).getByRole('status')).toHaveText('1 clip with these words')
  await press('Enter')
  await expect(page.getByText('Such clips come in small measure')).toBeVisible()
  await atClip(page, 1)
  await page.getByRole('button', { name: 'Dismiss' }).press('Enter')
})

test('when only such clips are left, a calm screen says until when, and paid time is one key', async () => {
  test.setTimeout(120_000)
  for (let turn = 0; turn < 60; turn++) {
    const front = (await waiting()).find(position => !flagged.includes(position))
    if (front === undefined) break
    await atClip(page, front)
    await press('KeyK', 'Digit4')
    await expect.poll(async () => (await waiting()).includes(front)).toBe(false)
  }
  await expect(page.getByRole('heading', { name: 'No suitable clip now' })).toBeVisible()
  // The child's clip was opted out of: it is not told of at all.
  await expect(page.getByText(/^2 clips that may distress/)).toBeVisible()
  expect(await waiting()).toEqual(flagged)
  expect((await care()).heldUntil).not.toBeNull()
  await passesAxe()
  await showsHelp()
  await press('KeyN')
  await expect(page.getByRole('heading', { name: 'No suitable work' })).toBeVisible()
  await passesAxe()
  await press('F4')
  await expect(page.getByRole('heading', { name: 'No suitable clip now' })).toBeVisible()
})

test('with the hub back, it learns what not to assign, and counts the time away as time away', async () => {
  await hub.restart()
  await ask(desk, 'sync.start', {})
  await expect.poll(async () => ((await ask(desk, 'sync.status', {})) as { waiting: number }).waiting, { timeout: 30_000 }).toBe(0)
})
