import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { TestHub } from '../support/running-hub.ts'
import { acceptClip, axeInBothThemes, endAfter, openAtWork, openSettings, passphrase, temporaryFolder, type Workstation } from './workstation.ts'

const folder = temporaryFolder()
let hub: TestHub
let desk: Workstation

test.beforeAll(async () => {
  test.setTimeout(120_000)
  ;({ hub, desk } = await openAtWork(folder))
})
endAfter(() => ({ desk, hub, folder }))

/** One bit in the middle of the vault, where the sound of clips lies. */
function damageVault(): void {
  const [laptop = ''] = desk.folders
  const found = readdirSync(laptop, { recursive: true, encoding: 'utf8' }).find(name => basename(name) === 'vault.db')
  const path = join(laptop, found ?? 'no vault')
  const bytes = readFileSync(path)
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

test('by keyboard: damage is found beside the work, what waits is rescued, and it reaches the hub from a fresh start', async () => {
  test.setTimeout(240_000)
  const { page } = desk
  await hub.stop()
  await page.keyboard.press('Space')
  for (let faster = 0; faster < 8; faster++) await page.keyboard.press('KeyW')
  for (const clip of [1, 2]) await acceptClip(page, clip)

  damageVault()
  await openSettings(page, 'This laptop')
  await page.getByRole('button', { name: 'Read all of it now' }).press('Enter')
  await expect(page.getByText('is damaged: the sound of clips')).toBeVisible({ timeout: 30_000 })
  expect(await axeInBothThemes(desk)).toEqual([])
  await page.screenshot({ path: test.info().outputPath('damaged.png') })
  await page.getByRole('button', { name: 'Lock and rescue' }).press('Enter')

  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'What waits in this vault' })).toBeVisible({ timeout: 30_000 })
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Rescue what waits here' }).press('Enter')
  expect((await saving).suggestedFilename()).toMatch(/^earshot-rescue-.*\.json$/)
  await expect(page.getByText(/entries are rescued, all of them whole/)).toBeVisible()
  expect(await axeInBothThemes(desk)).toEqual([])
  await page.screenshot({ path: test.info().outputPath('rescued.png') })
  await page.getByRole('button', { name: 'Move this vault out of the way' }).press('Enter')

  await hub.restart()
  expect(await hub.exportLines()).toEqual([])
  await page.getByLabel('Your invitation').fill(await hub.invitePerson('r-101'))
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('The same passphrase again').fill(passphrase)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await hub.exportLines()).length, { timeout: 60_000 }).toBe(2)
  await page.keyboard.press('Control+Shift+KeyK')
  await expect(page.getByText(/the hub has it,/)).toBeVisible({ timeout: 30_000 })
  expect(await axeInBothThemes(desk)).toEqual([])
  await page.screenshot({ path: test.info().outputPath('received.png') })
})
