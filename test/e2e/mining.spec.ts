import { expect, test, type Page } from '@playwright/test'
import type { TestHub } from '../support/running-hub.ts'
import { ask, atClip, axeInBothThemes, endAfter, openAtWork, temporaryFolder, type Workstation } from './workstation.ts'

// One label for the same words in many clips, over the real core and vault, by keyboard alone.

test.describe.configure({ mode: 'serial' })

type Row = { clip: string; position: number; state: string }
type Slot = { label: string; words: { from: number; to: number } }

let folder: string
let hub: TestHub
let desk: Workstation
let page: Page

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const proposals = () => page.getByRole('listbox', { name: 'Proposals' })
const front = (position: number) => page.getByRole('heading', { name: `Clip ${position}`, exact: true })
const rowAt = async (position: number): Promise<Row> => {
  const row = ((await ask(desk, 'clips.list', {})) as Row[]).find(one => one.position === position)
  if (row === undefined) throw new Error(`No clip ${position}`)
  return row
}
const slotsOf = async (position: number): Promise<Slot[]> =>
  ((await ask(desk, 'clips.open', { clip: (await rowAt(position)).clip })) as { annotation: { slots: Slot[] } }).annotation.slots
const dates = async (position: number): Promise<number> => (await slotsOf(position)).filter(({ label }) => label === 'date').length

test.beforeAll(async () => {
  folder = temporaryFolder()
  ;({ hub, desk } = await openAtWork(folder))
  page = desk.page
})
endAfter(() => ({ desk, hub, folder }))

test('words are found in context, in any script, and a key leads back', async () => {
  await press('KeyM')
  await page.getByRole('combobox', { name: 'Find words' }).waitFor()
  expect(await axeInBothThemes(desk)).toEqual([])
  await page.keyboard.type('लगाओ')
  await expect(page.getByRole('main').getByRole('status')).toHaveText('1 clip')
  await press('Control+A')
  await page.keyboard.type('taylor swift')
  await expect(page.getByRole('main').getByRole('status')).toHaveText('5 clips')
  await expect(page.getByRole('option').first().locator('mark')).toHaveText('taylor swift')
  expect(await axeInBothThemes(desk)).toEqual([])
  await press('Escape')
  await atClip(page, 1)
})

test('words of one match and a label are chosen, and the label is proposed wherever the words stand', async () => {
  await press('KeyM')
  await page.keyboard.type('this morning')
  await expect(page.getByRole('main').getByRole('status')).toHaveText('2 clips')
  await press('Enter')
  await page.getByRole('application', { name: 'Which words, which label?' }).waitFor()
  if (await page.getByText('Chosen: this', { exact: true }).isVisible()) await press('Shift+ArrowRight')
  await expect(page.getByText('Chosen: this morning')).toBeAttached()
  expect(await axeInBothThemes(desk)).toEqual([])
  for (let steps = 0; steps < 20 && !(await page.getByRole('radio', { name: 'date', checked: true }).isVisible()); steps++) await press('ArrowDown')
  await press('Enter')
  await expect(proposals().getByRole('option')).toHaveCount(2)
  await front(21).waitFor()
})

test('nothing is labelled unheard: the key plays first, and labels once it was heard', async () => {
  expect(await dates(21)).toBe(0)
  await press('Enter')
  await expect(proposals().getByRole('option', { name: /21.*labelled/ })).toBeVisible({ timeout: 20_000 })
  expect(await dates(21)).toBe(1)
  expect(await axeInBothThemes(desk)).toEqual([])
  // An open clip gets a draft.
  expect((await rowAt(21)).state).toBe('open')
})

test('one key refuses what was heard, another takes it back, and a refusal is remembered', async () => {
  await front(7).waitFor()
  await expect(page.getByText('heard', { exact: true })).toBeVisible({ timeout: 20_000 })
  await press('KeyN')
  await expect(page.getByText('1 refused', { exact: true })).toBeVisible()
  await press('KeyZ')
  await expect(page.getByText('0 refused', { exact: true })).toBeVisible()
  await press('Shift+KeyZ')
  await expect(page.getByText('1 refused', { exact: true })).toBeVisible()
  expect(await dates(7)).toBe(0)
})
