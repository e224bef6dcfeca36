import { expect, test, type Page } from '@playwright/test'
import type { TestHub } from '../support/running-hub.ts'
import { silentAfterMs, sounds, tapSound } from './sound-tap.ts'
import { atClip, axe, endAfter, openReviewer, syncNow, temporaryFolder, throughHub, type Workstation } from './workstation.ts'

// A reviewer tells of harm: by keyboard alone, in a browser over the real core, with a real hub that comes and goes.

test.describe.configure({ mode: 'serial' })

let folder: string
let hub: TestHub
let desk: Workstation
let page: Page

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const panel = () => page.getByRole('alertdialog', { name: 'What did you hear?' })
const filed = () => page.getByRole('dialog', { name: 'Your report is safe' })
const entry = () => page.getByRole('button', { name: /^Your reports/ })
const clipNow = async (): Promise<number> => Number((await page.getByRole('heading', { name: /^Clip \d+$/ }).textContent())?.split(' ')[1])
const both = async (name: string): Promise<void> => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await axe(desk), `${name}, ${colorScheme}`).toEqual([])
  }
}

test.beforeAll(async () => {
  folder = temporaryFolder()
  ;({ hub, desk } = await openReviewer(folder, async () => throughHub(folder, 'phone', '+40 21 555 0142')))
  page = desk.page
  await hub.addPerson('l-1', 'safety')
  await hub.addPerson('l-2', 'safety')
  await tapSound(page)
  await page.reload()
  await page.getByRole('button', { name: /^Clock in/ }).waitFor()
  await press('Enter')
  await atClip(page, 1)
})
endAfter(() => ({ desk, hub, folder }))

/** What lies over the clip or holds the keys when F8 is pressed, and the keys that lead there. */
const places: [string, string[]][] = [
  ['listening', []],
  ['typing', ['KeyE', 'F2']],
  ['tagging', ['KeyT']],
  ['the sensitive panel', ['KeyX']],
  ['the skip panel', ['KeyK']],
  ['the list of clips', ['KeyJ']],
  ['search', ['Slash']],
  ['the keys', ['?']],
  ['the commands', ['Control+Shift+KeyP']],
  ['settings', ['Control+Comma']],
  ['asking', ['KeyQ']],
]

for (const [name, keys] of places) {
  test(`F8 out of ${name} is silent within 50 ms, opens the panel, and Escape files nothing`, async () => {
    await page.locator('[data-surface=clip]').focus()
    await press('KeyR')
    await expect.poll(() => sounds(page)).toBe(true)
    await press(...keys)
    const sounding = await sounds(page)
    await press('F8')
    await panel().waitFor()
    expect(await sounds(page)).toBe(false)
    const ms = await silentAfterMs(page)
    process.stdout.write(`F8 out of ${name}: ${sounding ? `silent after ${ms.toFixed(1)} ms` : 'was silent already'}\n`)
    if (sounding) expect(ms).toBeLessThanOrEqual(50)
    await expect(panel().getByText('You need not listen again')).toBeVisible()
    await press('Escape')
    await expect(panel()).toHaveCount(0)
    // What lay open lies open again, with the focus in it.
    await expect(async () => {
      await press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 300 })
    }).toPass({ timeout: 5000 })
    await expect(entry()).toHaveCount(0)
  })
}

test('three keys tell of a harm; the hub has it, the clip is sealed, and the next one waits in silence', async () => {
  const before = await clipNow()
  await page.locator('[data-surface=clip]').focus()
  await press('KeyR')
  await expect.poll(() => sounds(page)).toBe(true)
  await press('F8')
  await panel().waitFor()
  await both('the panel')
  await press('Digit6', 'Enter')
  await filed().waitFor()
  await expect(filed().getByText(/^received \d\d:\d\d/)).toBeVisible({ timeout: 20_000 })
  await both('a filed report')
  await press('Enter')
  await expect(filed()).toHaveCount(0)
  await expect.poll(clipNow).not.toBe(before)
  expect(await sounds(page)).toBe(false)
  await expect(entry()).toHaveText(/received/)
})

test('F8 twice, as fast as fingers go, sends the urgent alarm; a held F8 does not', async () => {
  const before = await clipNow()
  await page.keyboard.down('F8')
  for (let held = 0; held < 6; held++) await page.keyboard.down('F8')
  await page.keyboard.up('F8')
  await expect(panel()).toBeVisible()
  await expect(filed()).toHaveCount(0)
  await press('Escape')
  await press('F8', 'F8')
  await filed().waitFor()
  await expect(filed().getByText(/Urgent, not described, S1/)).toBeVisible()
  await press('Enter')
  await expect.poll(clipNow).not.toBe(before)
})

test('Enter alone sends that something is wrong, about the clip just left when the one in front has made no sound', async () => {
  await desk.host.core.call('settings.write', { autoplay: false })
  const before = await clipNow()
  await page.locator('[data-surface=clip]').focus()
  await press('KeyR')
  await expect.poll(() => sounds(page)).toBe(true)
  await press('KeyK', 'Digit1')
  await expect.poll(clipNow).not.toBe(before)
  await press('F8')
  await panel().waitFor()
  await expect(panel().getByText('The clip just left', { exact: true })).toBeVisible()
  await press('Enter')
  await filed().waitFor()
  await expect(filed().getByText(`Clip ${before}: Something is wrong, S3`)).toBeVisible()
  await press('Backspace')
  await expect(filed().getByText('Somebody looks at it all the same')).toBeVisible()
  await press('Enter')
})

test('side doors: data is marked, a hurting sound is softened, a known person gives the clip back, and none of them is a report', async () => {
  const reports = await desk.host.core.call('escalations.mine', {})
  const clip = await clipNow()
  await press('F8')
  await panel().waitFor()
  await press('KeyD')
  await expect(page.getByText('it is silenced in exports')).toBeVisible()
  expect(await clipNow()).toBe(clip)
  await press('F8')
  await panel().waitFor()
  await press('KeyA')
  await expect(page.getByText('never sounds unasked')).toBeVisible()
  await press('F8')
  await panel().waitFor()
  await press('KeyP')
  await expect.poll(clipNow).not.toBe(clip)
  expect(await desk.host.core.call('escalations.mine', {})).toEqual(reports)
})

test('without the hub the panel shows whom to call and what to read out, and the report says that nobody has seen it', async () => {
  await hub.stop()
  await desk.host.core.call('sync.start', {})
  await expect(page.getByText(/^offline/)).toBeVisible({ timeout: 30_000 })
  await press('F8')
  await panel().waitFor()
  await expect(panel().getByText('+40 21 555 0142')).toBeVisible()
  const code = await panel().getByText(/^[B-Z]{4} [B-Z]{4}$/).textContent()
  await both('the panel, offline')
  await press('Digit1', 'Tab')
  await page.keyboard.type('she said help')
  await press('Enter')
  await filed().waitFor()
  await expect(filed().getByText('held on this laptop: nobody has seen it yet')).toBeVisible()
  await expect(filed().getByText(code ?? 'no code')).toBeVisible()
  await both('a report that is held')
  await press('KeyB')
  await expect(page.getByRole('heading', { name: 'A protected pause' })).toBeVisible()
  await expect(entry()).toHaveText('not sent yet')
})

test('in a break misuse can be told of without a clip, past everybody', async () => {
  await press('F8')
  await panel().waitFor()
  await press('KeyM')
  await expect(panel().getByText('No clip is needed for this')).toBeVisible()
  await press('Tab')
  await page.keyboard.type('played in the kitchen')
  await press('Enter')
  await filed().waitFor()
  await expect(filed().getByText('Without a recording: Misuse by a colleague, S2')).toBeVisible()
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'A protected pause' })).toBeVisible()
})

test('back online both go out first; a question is declined with one key, and the outcome returns', async () => {
  await hub.restart()
  await syncNow(desk)
  await expect(entry()).toHaveText(/received/)
  const step = (of: unknown, by = 'l-1'): Promise<void> => throughHub(folder, 'step', by, JSON.stringify(of))
  await step({ action: 'acknowledge' })
  await step({ action: 'assess', reason: null })
  await step({ action: 'ask_filer', question: 'One voice or two?' })
  await syncNow(desk)
  await expect(entry()).toHaveText('a question for you')
  await entry().focus()
  await press('Enter')
  const own = page.getByRole('dialog', { name: 'Your reports' })
  await expect(own.getByText('One voice or two?')).toBeVisible()
  await both('one’s own reports')
  await press('KeyD')
  await expect(own.getByText('That is fine')).toBeVisible()
  await syncNow(desk)
  await expect(own.getByText('One voice or two?')).toHaveCount(0)
  await step({ action: 'propose_no_action', reason: 'heard by two', line: 'Somebody was spoken to. Thank you.' })
  await step({ action: 'approve_no_action' }, 'l-2')
  await syncNow(desk)
  await expect(own.getByText('Somebody was spoken to. Thank you.')).toBeVisible()
  await press('Escape')
  await expect(own).toHaveCount(0)
})
