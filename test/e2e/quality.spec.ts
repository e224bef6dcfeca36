import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { z } from 'zod'
import { startHub } from '../support/running-hub.ts'
import { acceptingWorker, ask, axeInBothThemes, clearFolder, openWorkstation, passphrase, temporaryFolder } from './workstation.ts'

// A supervisor's quality page over invented work, told to a real hub event by event.

const view = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
const column = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true })
const names = (page: Page) => page.getByRole('table').last().locator('tbody th').allTextContents()

/** Comes to it from what is before it, and chooses it, as the keyboard does. */
async function choose(page: Page, name: string): Promise<void> {
  await view(page, name).focus()
  await page.keyboard.press('Space')
  await expect(view(page, name)).toBeChecked()
}

async function saved(page: Page, key: string): Promise<string> {
  const waiting = page.waitForEvent('download')
  await page.keyboard.press(key)
  return readFileSync(await (await waiting).path(), 'utf8')
}

test('a supervisor chooses a period, sorts, searches and takes along how well clips are answered, by site too, and goes from a person to their shifts, by keyboard alone', async () => {
  test.setTimeout(300_000)
  const folder = temporaryFolder()
  const hub = await startHub(folder, '--sample')
  const Done = z.looseObject({})
  await hub.folder.command(Done, 'simulate', '--people', '12', '--days', '8', '--clips', '60')
  for (const code of ['sim-001', 'sim-002', 'sim-003']) await hub.folder.command(Done, 'people', 'site', code, '--name', 'Cluj')
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
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible({ timeout: 30_000 })

    await test.step('everything that is kept, by reviewer, in the order of names alone', async () => {
      await page.keyboard.press('Digit4')
      await expect(page.getByRole('heading', { name: 'Quality' })).toBeVisible()
      await expect.poll(async () => (await names(page)).length, { timeout: 30_000 }).toBe(12)
      await expect(column(page, 'Value').getByRole('button')).toHaveCount(0)
      await column(page, 'Reviewer').getByRole('button').press('Enter')
      await column(page, 'Reviewer').getByRole('button').press('Enter')
      await expect(column(page, 'Reviewer')).toHaveAttribute('aria-sort', 'descending')
      expect((await names(page))[0]).toBe('sim-012')
      await page.getByLabel('Find a reviewer').focus()
      await page.keyboard.type('sim-00')
      await expect.poll(() => names(page)).toHaveLength(9)
      await page.keyboard.press('Control+A')
      await page.keyboard.press('Delete')
      expect(await axeInBothThemes(desk)).toEqual([])
    })

    await test.step('sites, and languages in the order of how much they rest on', async () => {
      await choose(page, 'Sites')
      await expect.poll(() => names(page)).toEqual(['Cluj', 'no site named'])
      await choose(page, 'Word errors, two people')
      await picture('quality-sites')
      await choose(page, 'Locales')
      await column(page, 'Clips').getByRole('button').press('Enter')
      await expect(column(page, 'Clips')).toHaveAttribute('aria-sort', 'ascending')
      expect(await axeInBothThemes(desk)).toEqual([])
      await choose(page, 'Unclear guidelines')
      expect(await axeInBothThemes(desk)).toEqual([])
    })

    await test.step('a period tells of its own days, and what is saved is what it tells', async () => {
      await choose(page, 'Sites')
      const all = JSON.parse(await saved(page, 'KeyJ')) as { from: string; to: string; sites: { site: string | null; figures: { overlap: { items: number } } }[]; people: unknown[] }
      await choose(page, 'Dates')
      const from = new Date(Date.parse(all.to) - 3 * 86_400_000).toISOString().slice(0, 10)
      await page.getByLabel('From', { exact: true }).fill(from)
      // In a field a letter is a letter.
      await view(page, 'Dates').focus()
      await expect(page.getByText(/^Answers from/)).toBeVisible({ timeout: 30_000 })
      const week = JSON.parse(await saved(page, 'KeyJ')) as typeof all
      const of = ({ sites }: typeof all): number => sites.reduce((sum, { figures }) => sum + figures.overlap.items, 0)
      expect(week).toMatchObject({ from, to: all.to })
      expect(of(week)).toBeLessThan(of(all))
      const csv = await saved(page, 'KeyC')
      expect(csv.split('\r\n')[0]).toBe('by,name,person,people,figure,clips,value,interval_low,interval_high,withheld,substitutions,deletions,insertions,words')
      expect(csv).toContain('site,"Cluj",,3,overlap,')
      expect(all.people).toHaveLength(12)
    })

    await test.step('from a person of the team to their shifts in the same period, and back to everybody’s', async () => {
      await page.keyboard.press('Digit2')
      await choose(page, '30 days')
      await choose(page, 'People')
      await page.getByRole('button', { name: 'Show the shifts of sim-004 in this period' }).press('Enter')
      await expect(page.getByText('Only shifts of sim-004')).toBeVisible()
      await expect(view(page, '30 days')).toBeChecked()
      await expect.poll(async () => new Set(await names(page)), { timeout: 30_000 }).toEqual(new Set(['sim-004']))
      expect(await axeInBothThemes(desk)).toEqual([])
      await picture('shifts-of-one')
      await page.getByRole('button', { name: 'Show everybody’s' }).press('Enter')
      await expect.poll(async () => new Set(await names(page)).size).toBeGreaterThan(1)
    })
    expect(desk.complaints).toEqual([])
  } finally {
    await desk.close()
    await hub.stop().catch(() => undefined)
    clearFolder(folder)
  }
})
