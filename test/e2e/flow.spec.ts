import { expect, test, type Page } from '@playwright/test'
import { startHub, type TestHub } from '../support/running-hub.ts'
import { sampleSource } from '../support/sources.ts'
import { ask, atClip, axeInBothThemes, endAfter, openWorkstation, passphrase, temporaryFolder, type Workstation } from './workstation.ts'

// Finding one's way among forty clips in two batches, over the real core and vault, by keyboard alone.

test.describe.configure({ mode: 'serial' })

let folder: string
let hub: TestHub
let desk: Workstation
let page: Page

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const list = () => page.getByRole('dialog', { name: 'All clips' })
const chosen = () => list().locator('[role=option][aria-selected=true]')
const gone = (): Promise<void> => page.getByRole('dialog').waitFor({ state: 'detached' })
const row = async (position: number): Promise<{ state: string; wake: string | null } | undefined> =>
  ((await ask(desk, 'clips.list', {})) as { position: number; state: string; wake: string | null }[]).find(clip => clip.position === position)
/** Two batches of four and of thirty-six clips. */
const small = 4

test.beforeAll(async () => {
  folder = temporaryFolder()
  hub = await startHub(folder)
  await hub.importFolder(sampleSource.folder, sampleSource.manifest)
  const person = await hub.addPerson('r-101', 'reviewer')
  await hub.assign('r-101', '--count', String(small))
  await hub.assign('r-101')
  desk = await openWorkstation(folder)
  page = desk.page
  await ask(desk, 'device.enrol', { invitation: await hub.inviteDevice() })
  await ask(desk, 'people.join', { invitation: person, passphrase })
  await expect.poll(async () => ((await ask(desk, 'sync.status', {})) as { clipsOnDevice: number }).clipsOnDevice, { timeout: 30_000 }).toBe(40)
  await page.reload()
  await page.getByRole('button', { name: 'Clock in' }).waitFor()
  await press('Enter')
  await atClip(page, 1)
})
endAfter(() => ({ desk, hub, folder }))

test('the list of all clips opens on the clip in front, is narrowed by filters, and opens another', async () => {
  await press('KeyJ')
  await expect(list().getByRole('status')).toHaveText('40 of 40 clips')
  await expect(chosen()).toContainText('here')
  expect(await axeInBothThemes(desk)).toEqual([])
  // Only what is in view is drawn.
  expect(await list().getByRole('option').count()).toBeLessThan(30)
  await press('Alt+Digit5')
  await expect(list().getByRole('status')).toHaveText('No clip fits. Take back a filter, or look for fewer words.')
  await press('Alt+Digit2')
  await expect(list().getByRole('status')).toHaveText('40 of 40 clips')
  await press('Control+End')
  await expect(chosen()).toContainText('40')
  await press('Control+Home', 'ArrowDown', 'ArrowDown', 'Enter')
  await gone()
  await atClip(page, 3)
})

test('words find clips in any script, newest first, and the list closes without a trace', async () => {
  await press('Slash')
  await page.keyboard.type('taylor sw')
  await expect(list().getByRole('status')).toHaveText('5 clips with these words')
  await expect(chosen()).toContainText('34')
  expect(await axeInBothThemes(desk)).toEqual([])
  await press('Control+A')
  await page.keyboard.type('सुबह')
  await expect(list().getByRole('status')).toHaveText('1 clip with these words')
  await press('Escape')
  await gone()
  await expect(page.getByRole('application', { name: 'Clip' })).toBeFocused()
  await press('Slash')
  await page.keyboard.type('weather like')
  // Enter need not wait for what is found.
  await press('Enter')
  await gone()
  await atClip(page, 2)
})

test('a draft and the place survive the page being killed in the middle of a word', async () => {
  await press('Space')
  await expect(page.getByRole('slider', { name: 'Position in the clip' })).toHaveAttribute('data-heard', '', { timeout: 20_000 })
  await press('KeyE', 'Control+End')
  await page.keyboard.type(' please')
  await expect(page.getByRole('textbox').first()).toBeFocused()
  await page.goto('about:blank')
  await page.goto(desk.host.issueUrl())
  await atClip(page, 2)
  await expect(page.getByText('please')).toBeVisible()
  const slider = page.getByRole('slider', { name: 'Position in the clip' })
  expect(Number(await slider.getAttribute('aria-valuenow'))).toBeGreaterThan(0)
  await press('KeyZ')
  await expect(page.getByText('please')).toHaveCount(0)
  await press('Shift+KeyZ')
  await expect(page.getByText('please')).toBeVisible()
})

test('undo and redo lead across clips, and every answer can be taken back', async () => {
  await press('Digit6')
  await atClip(page, 3)
  await press('Digit4')
  await atClip(page, 4)
  expect(await row(2)).toMatchObject({ state: 'submitted', wake: 'noise' })
  await press('KeyZ')
  await atClip(page, 3)
  await press('KeyZ')
  await atClip(page, 2)
  expect(await row(2)).toMatchObject({ state: 'open', wake: null })
  await press('Shift+KeyZ', 'Shift+KeyZ')
  await atClip(page, 3)
  expect(await row(3)).toMatchObject({ state: 'submitted', wake: 'media' })
})

test('one key recuses', async () => {
  await press('Shift+Enter', 'Shift+Enter')
  await atClip(page, 1)
  await press('KeyV')
  await atClip(page, 4)
  expect(await row(1)).toMatchObject({ state: 'skipped' })
})

test('the end of a batch is silent, says what was done and what comes next, and leads back too', async () => {
  await press('Digit6')
  await expect(page.getByRole('heading', { name: /is done$/ })).toBeVisible()
  await expect(page.getByText('3 clips submitted · 1 skipped')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Next: / })).toBeVisible()
  await expect(page.getByText(/^36 wait, until /)).toBeVisible()
  expect(await axeInBothThemes(desk)).toEqual([])
  await press('KeyZ')
  await atClip(page, 4)
  await press('Shift+KeyZ')
  await press('KeyJ')
  await expect(list().getByRole('status')).toHaveText('40 of 40 clips')
  await press('Escape')
  await gone()
})

test('another batch is one key and a digit away', async () => {
  await press('KeyJ', 'Control+End', 'Enter')
  await gone()
  await atClip(page, 40)
  await press('Shift+KeyJ')
  const batches = page.getByRole('dialog', { name: 'Batches on this laptop' })
  await expect(batches.getByText('here')).toBeVisible()
  await expect(batches.getByText(/^done · until/)).toBeVisible()
  expect(await axeInBothThemes(desk)).toEqual([])
  await press('Digit1')
  await gone()
  await atClip(page, 1)
  await press('Shift+KeyJ', 'Digit2')
  await gone()
  await atClip(page, 5)
})
