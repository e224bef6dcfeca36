import { expect, test, type Page } from '@playwright/test'
import type { TestHub } from '../support/running-hub.ts'
import { atClip, axeInBothThemes, endAfter, openAtWork, openSettings, passphrase, temporaryFolder, type Workstation } from './workstation.ts'

// Locking and going on at the same word, and another passphrase, by keyboard alone.

test.describe.configure({ mode: 'serial' })

let folder: string
let hub: TestHub
let desk: Workstation
let page: Page

const next = 'other words that nobody guesses'
const transcript = () => page.getByRole('textbox', { name: 'Transcript' })
const caret = (): Promise<[number, number]> =>
  transcript().evaluate(field => {
    const { selectionStart, selectionEnd } = field as HTMLTextAreaElement
    return [selectionStart, selectionEnd]
  })
const locked = () => page.getByRole('heading', { name: 'Welcome back, r-101' })
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
async function unlock(words: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(words)
  await press('Enter')
}

test.beforeAll(async () => {
  folder = temporaryFolder()
  ;({ hub, desk } = await openAtWork(folder))
  page = desk.page
})
endAfter(() => ({ desk, hub, folder }))

/** What was written, and where. */
let written = ''
let at: [number, number] = [0, 0]

for (const [how, lock] of [
  ['by its keys', () => press('Control+Shift+KeyL')],
  ['because the screen was locked', async () => desk.host.core.notify('screen-locked')],
] as const) {
  test(`locked ${how}, it hides everything, and goes on at the same word of the same clip`, async () => {
    if (await transcript().count() === 0) await press('KeyE')
    await press('Home', 'Control+ArrowRight', 'Control+ArrowRight')
    await page.keyboard.type('verily ')
    await press('ArrowLeft', 'ArrowLeft', 'Shift+ArrowLeft')
    written = await transcript().inputValue()
    at = await caret()
    await lock()
    await expect(locked()).toBeVisible()
    const shown = await page.evaluate(() => [document.title, document.body.textContent, ...[...document.querySelectorAll('textarea, input')].map(field => (field as HTMLInputElement).value)].join(' '))
    for (const word of written.split(' ').filter(each => each.length > 3)) expect(shown).not.toContain(word)
    expect(shown).not.toContain('Clip 1')
    expect(await page.locator('audio').count()).toBe(0)
    await unlock(passphrase)
    await atClip(page, 1)
    await expect(transcript()).toBeFocused()
    expect(await transcript().inputValue()).toBe(written)
    await expect.poll(caret).toEqual(at)
  })
}

test('the passphrase is changed in the settings, and the old one opens nothing', async () => {
  await press('Escape')
  await openSettings(page, 'This laptop')
  await page.getByRole('button', { name: 'Check all of it now' }).press('Enter')
  await expect(page.getByText('holds, all').first()).toBeVisible()
  await page.getByLabel('Passphrase now').focus()
  await page.keyboard.type(passphrase)
  await page.getByLabel('New passphrase', { exact: true }).focus()
  await page.keyboard.type(next)
  await page.getByLabel('The new passphrase again').focus()
  await page.keyboard.type(next)
  await press('Enter')
  await expect(page.getByText('From now on only the new passphrase').first()).toBeVisible({ timeout: 20_000 })
  expect(await axeInBothThemes(desk)).toEqual([])
  await press('Escape')
  await press('Control+Shift+KeyL')
  await expect(locked()).toBeVisible()
  await unlock(passphrase)
  await expect(page.getByText('That is not the passphrase.')).toBeVisible({ timeout: 20_000 })
  await unlock(next)
  await atClip(page, 1)
})
