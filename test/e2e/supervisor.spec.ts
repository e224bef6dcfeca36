import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { z } from 'zod'
import { startHub } from '../support/running-hub.ts'
import { acceptingWorker, ask, axeInBothThemes, clearFolder, openWorkstation, passphrase, temporaryFolder } from './workstation.ts'

// A supervisor's morning: thirty invented people and their shifts, told to a real hub event by event.

const place = (page: Page, name: string) => page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name })
const view = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
const column = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true })
const names = (page: Page) => page.getByRole('table').last().locator('tbody th').allTextContents()

/** What is saved when a key is pressed. */
async function saved(page: Page, key: string): Promise<string> {
  const waiting = page.waitForEvent('download')
  await page.keyboard.press(key)
  return readFileSync(await (await waiting).path(), 'utf8')
}

test('a supervisor sees to what waits, follows people, sites and batches through any period, compares, saves and prints', async () => {
  test.setTimeout(300_000)
  const folder = temporaryFolder()
  const hub = await startHub(folder, '--sample')
  const Done = z.looseObject({})
  await hub.folder.command(Done, 'simulate', '--people', '30', '--days', '8', '--clips', '40')
  for (const code of ['sim-001', 'sim-002']) await hub.folder.command(Done, 'people', 'site', code, '--name', 'Cluj')
  const desk = await openWorkstation(folder, 'light', acceptingWorker)
  const { page } = desk
  const pictures = process.env['EARSHOT_PICTURES']
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/e2e-${name}.png` })
  }
  try {
    await ask(desk, 'device.enrol', { invitation: await hub.inviteDevice() })
    await ask(desk, 'people.join', { invitation: await hub.addPerson('s-201', 'supervisor'), passphrase })
    await page.reload()

    await test.step('what needs them has an action in every row, and everybody without clips is one row', async () => {
      const needs = page.getByRole('region', { name: 'Needs you today' })
      const without = needs.getByRole('button', { name: /reviewers have no clips/ })
      await expect(without).toBeVisible({ timeout: 30_000 })
      await expect(needs.getByRole('button', { name: 'Give clips to all' })).toBeVisible()
      await expect(needs.getByRole('button', { name: /^Give clips to sim-/ })).toHaveCount(0)
      await picture('board')
      await without.press('Enter')
      for (const person of await needs.getByRole('listitem').filter({ hasText: /^sim-/ }).all()) await expect(person.getByRole('button')).toHaveCount(1)
      await expect(needs.getByRole('button', { name: 'Give clips to sim-001', exact: true })).toBeVisible()
      await without.press('Enter')
    })

    await test.step('shifts of thirty days, with the page of one of them', async () => {
      await view(page, '30 days').click()
      // Of so many shifts only those in view are drawn.
      await column(page, 'Reviewer').getByRole('button').click()
      await expect(page.getByRole('row', { name: /sim-001/ }).first()).toBeVisible({ timeout: 30_000 })
      await page.getByRole('button', { name: /^Show the shift of sim-001/ }).first().click()
      await expect(page.getByRole('heading', { name: 'A shift of sim-001' })).toBeVisible()
      await expect(page.getByText('Breaks offered, possible')).toBeVisible()
      expect(await axeInBothThemes(desk)).toEqual([])
      await picture('shift')
      await page.getByRole('button', { name: 'Back to all shifts' }).click()
    })

    await test.step('the team in the same period, by person, filtered by site, and by language in the order of clips', async () => {
      await place(page, 'Team').click()
      await expect(view(page, '30 days')).toBeChecked()
      await expect(page.getByRole('img', { name: /^Clips an hour on each day/ })).toBeVisible()
      expect(await axeInBothThemes(desk)).toEqual([])
      await picture('team')
      await view(page, 'People').click()
      await page.getByLabel('Find a reviewer or a site').fill('cluj')
      expect(await names(page)).toEqual(['sim-001', 'sim-002'])
      await view(page, 'Languages').click()
      await page.getByLabel('Find a language').fill('')
      await column(page, 'Clips').getByRole('button').click()
      await expect(column(page, 'Clips')).toHaveAttribute('aria-sort', 'ascending')
      expect((await names(page)).length).toBe(3)
    })

    await test.step('two weeks side by side', async () => {
      await view(page, 'Compare').click()
      await view(page, 'This week').click()
      await page.getByLabel('Of', { exact: true }).selectOption('person:sim-003')
      await expect(page.getByRole('row', { name: /^Words corrected/ })).toBeVisible()
      expect(await axeInBothThemes(desk)).toEqual([])
      await picture('compare')
    })

    await test.step('files hold what the page tells, and paper is the table alone', async () => {
      await view(page, '30 days').click()
      await view(page, 'People').click()
      await expect(page.getByRole('row', { name: /sim-001/ })).toBeVisible()
      const csv = await saved(page, 'KeyC')
      expect(csv).toContain('person,site,people,shifts')
      expect(csv).toContain('sim-001,"Cluj"')
      const json = JSON.parse(await saved(page, 'KeyJ')) as { people: unknown[] }
      expect(json.people.length).toBeGreaterThan(20)
      await page.emulateMedia({ media: 'print' })
      await expect(page.getByRole('row', { name: /sim-001/ })).toBeVisible()
      await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden()
      await expect(page.getByRole('button', { name: /Save as CSV/ })).toBeHidden()
      await expect(page.getByLabel('Find a reviewer or a site')).toBeHidden()
      await picture('print')
      await page.emulateMedia({ media: 'screen' })
    })

    await test.step('batches to their end', async () => {
      await place(page, 'Batches').click()
      await page.getByLabel('Find a batch or a reviewer').fill('sim-004')
      await expect.poll(async () => (await names(page)).length, { timeout: 30_000 }).toBeGreaterThan(1)
      await column(page, 'Left').getByRole('button').click()
      await expect(column(page, 'Left')).toHaveAttribute('aria-sort', 'ascending')
      expect(await axeInBothThemes(desk)).toEqual([])
      await picture('batches')
    })

    await test.step('what was told last stands there with its time when the hub is away', async () => {
      await hub.stop()
      await place(page, 'Team').click()
      await expect(page.getByText('The hub is away. These figures are as they were')).toBeVisible({ timeout: 90_000 })
      await expect(page.getByRole('row', { name: /sim-001/ })).toBeVisible()
    })
  } finally {
    await desk.close()
    await hub.stop().catch(() => undefined)
    clearFolder(folder)
  }
})
