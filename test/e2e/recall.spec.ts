import { expect, test } from '@playwright/test'
import { z } from 'zod'
import type { TestHub } from '../support/running-hub.ts'
import { ask, atClip, axeInBothThemes, endAfter, openAtWork, syncNow, temporaryFolder, type Workstation } from './workstation.ts'

const folder = temporaryFolder()
let hub: TestHub
let desk: Workstation

test.beforeAll(async () => {
  test.setTimeout(120_000)
  ;({ hub, desk } = await openAtWork(folder))
})
endAfter(() => ({ desk, hub, folder }))

test('a clip that is recalled while it sounds falls silent, disappears with a plain word, and the next one comes', async () => {
  test.setTimeout(120_000)
  const { page } = desk
  const { clip } = (await ask(desk, 'clips.current', {})) as { clip: string }
  await page.keyboard.press('Space')
  await expect(page.getByText('play some quiet jazz')).toBeVisible()
  await hub.folder.command(z.unknown(), 'recall', 'clip', clip, '--reason', 'the speaker asked for it')
  await syncNow(desk)
  await atClip(page, 2)
  await expect(page.getByText(/This recording was taken back.*Your work on it still counts/)).toBeVisible()
  await expect(page.getByText('play some quiet jazz')).toHaveCount(0)
  expect(await axeInBothThemes(desk)).toEqual([])
  await page.getByRole('button', { name: 'Dismiss' }).click()
  // What was behind it is played as ever.
  await page.keyboard.press('Space')
  await expect.poll(async () => ((await hub.status())['recalls'] as { open: number }).open, { timeout: 20_000 }).toBe(0)
})

test('so does one that somebody labels: its words leave the proposals, and the next one comes', async () => {
  test.setTimeout(120_000)
  const { page } = desk
  await page.keyboard.press('KeyM')
  await page.getByRole('combobox', { name: 'Find words' }).waitFor()
  await page.keyboard.type('taylor swift')
  await expect(page.getByRole('main').getByRole('status')).toHaveText('5 clips')
  await page.keyboard.press('Enter')
  await page.getByRole('application', { name: 'Which words, which label?' }).waitFor()
  await page.keyboard.press('Enter')
  const proposals = page.getByRole('listbox', { name: 'Proposals' }).getByRole('option')
  await expect(proposals).toHaveCount(5)
  await page.keyboard.press('Space')
  const inFront = page.getByRole('heading', { name: /^Clip \d+$/ })
  const position = Number((await inFront.textContent())?.replace('Clip ', ''))
  const rows = (await ask(desk, 'clips.list', {})) as { clip: string; position: number }[]
  const clip = rows.find(row => row.position === position)?.clip ?? ''
  await hub.folder.command(z.unknown(), 'recall', 'clip', clip, '--reason', 'the speaker asked for it')
  await syncNow(desk)
  await expect(proposals).toHaveCount(4)
  await expect(page.getByText(/This recording was taken back.*Your work on it still counts/)).toBeVisible()
  await expect(inFront).not.toHaveText(`Clip ${position}`)
  await expect(inFront).toHaveCount(1)
})
