import { expect, test } from '@playwright/test'
import type { TestHub } from '../support/running-hub.ts'
import { axeInBothThemes, endAfter, openAtWork, temporaryFolder, type Workstation } from './workstation.ts'

const folder = temporaryFolder()
let hub: TestHub
let desk: Workstation

test.beforeAll(async () => {
  test.setTimeout(120_000)
  ;({ hub, desk } = await openAtWork(folder))
})
endAfter(() => ({ desk, hub, folder }))

test('by keyboard: what is on the laptop, staying offline and back, and giving a batch back, which goes from the screen', async () => {
  test.setTimeout(120_000)
  const { page } = desk
  const open = async (): Promise<void> => {
    await page.keyboard.press('Control+Shift+KeyK')
    await expect(page.getByRole('dialog', { name: 'Sync' })).toBeVisible()
  }
  await open()
  await expect(page.getByText('40 of 40 clips are here, 0 decided')).toBeVisible()
  expect(await axeInBothThemes(desk)).toEqual([])
  await page.getByRole('button', { name: 'Stay offline' }).press('Enter')
  await expect(page.getByText('a report of harm too')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sync now' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Sync: staying offline/ })).toBeVisible()

  await page.keyboard.press('Space')
  await open()
  await page.getByRole('button', { name: 'Go online' }).press('Enter')
  await page.getByRole('button', { name: /^Give back/ }).press('Enter')
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.getByRole('button', { name: 'Give it back' }).press('Enter')
  await expect(page.getByText('No batch is on this laptop')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('This laptop’s right to the batch has ended')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Clip 1', exact: true })).toHaveCount(0)
  expect(await axeInBothThemes(desk)).toEqual([])
})
