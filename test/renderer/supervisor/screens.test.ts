import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { goOnStage } from '../stage/on-stage.ts'

// A supervisor's pages, as built, in Chromium under the product's content security policy.

const { page, open, axe } = goOnStage()

const place = (name: string) => page().getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }).click()
const view = (name: string) => page().getByRole('radio', { name, exact: true }).click()

const states: readonly (readonly [string, string, () => Promise<void>])[] = [
  ['the board with what needs somebody today', 'board-needs', () => page().getByText('r-143 has no clips').waitFor()],
  ['the board where clips were given', 'board-needs', async () => {
    await page().getByRole('button', { name: 'Give clips to r-143' }).click()
    await page().getByText('was given 120 clips').waitFor()
  }],
  ['a shift with what its reviewer put right and says', 'board-needs', async () => {
    await page().getByRole('button', { name: 'Show the shift of r-115', exact: true }).click()
    await page().getByText('cut off before the first word').waitFor()
  }],
  ['the board where policy tells whole days alone', 'board-grouped', () => page().getByText('Fewer than five people').waitFor()],
  ['the team in all, day by day', 'board-thirty', async () => {
    await place('Team')
    await page().getByRole('radio', { name: 'This week' }).click()
    await page().getByText('Skipped: broken audio').waitFor()
  }],
  ['reviewers, of whom some are looked for', 'board-thirty', async () => {
    await place('Team')
    await view('People')
    await page().getByLabel('Find a reviewer or a site').fill('cluj')
    await page().getByRole('row', { name: /^r-101/ }).waitFor({ state: 'detached' })
  }],
  ['sites', 'board-thirty', async () => {
    await place('Team')
    await view('Sites')
    await page().getByRole('row', { name: /^Boston/ }).waitFor()
  }],
  ['languages', 'board-thirty', async () => {
    await place('Team')
    await view('Languages')
    await page().getByRole('row', { name: /^Romanian/ }).waitFor()
  }],
  ['two periods side by side', 'board-thirty', async () => {
    await place('Team')
    await view('Compare')
    await page().getByRole('row', { name: /^Words corrected/ }).waitFor()
  }],
  ['the team where policy tells whole days alone', 'board-grouped', async () => {
    await place('Team')
    await view('Sites')
    await page().getByText('told of as a whole alone').first().waitFor()
  }],
  ['batches', 'board-thirty', async () => {
    await place('Batches')
    await page().getByRole('row', { name: /home-media/ }).first().waitFor()
  }],
  ['a batch that is given a date', 'board-thirty', async () => {
    await place('Batches')
    await page().getByRole('button', { name: /due .*, change it$/ }).first().click()
    await page().getByRole('dialog').waitFor()
  }],
  ['batches in waves', 'board-grouped', async () => {
    await place('Batches')
    await page().getByRole('row', { name: /default/ }).first().waitFor()
  }],
]

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  test.each(states)('%s passes axe', async (name, scene, reach) => {
    await open(scene, theme)
    await reach()
    const folder = process.env['EARSHOT_PICTURES']
    if (folder !== undefined) await page().screenshot({ path: join(folder, `${name.replaceAll(/[^a-z]+/g, '-')}-${theme}.png`) })
    expect(await axe()).toEqual([])
  })
})

describe('by when a batch has to be answered', () => {
  const dues = () => page().evaluate(() => window.stage.bridge.calls.filter(({ method }) => method === 'batches.due').map(({ input }) => input))

  test('is set in the table by keyboard alone, and taken back', async () => {
    await open('board-thirty')
    await place('Batches')
    const set = page().getByRole('button', { name: /^Set by when .* is due$/ }).first()
    await set.press('Enter')
    await page().getByRole('dialog').getByRole('button', { name: 'Save' }).and(page().locator(':disabled')).waitFor()
    await page().getByLabel('Due', { exact: true }).fill('2026-12-04T18:00')
    await page().keyboard.press('Enter')
    await page().getByRole('dialog').waitFor({ state: 'detached' })
    const dated = page().getByRole('button', { name: /due .*, change it$/ }).first()
    await dated.press('Enter')
    await page().getByRole('button', { name: 'Nobody waits for it' }).press('Enter')
    await page().getByRole('dialog').waitFor({ state: 'detached' })
    expect(await dues()).toMatchObject([{ dueAt: new Date('2026-12-04T18:00').getTime() }, { dueAt: null }])
  })

  test('leads from what needs somebody today to the batch alone', async () => {
    await open('board-thirty')
    await page().getByRole('button', { name: /^Show the batch: home-media 2026-11-28 of r-157/ }).press('Enter')
    await page().getByRole('heading', { name: 'Batches', exact: true }).waitFor()
    const names = await page().getByRole('table').locator('tbody th').allTextContents()
    expect(new Set(names)).toEqual(new Set(['home-media 2026-11-28']))
  })
})

describe('a table of nine hundred batches', () => {
  test('draws those in view alone, and all of them on paper', async () => {
    await open('batches-many')
    await place('Batches')
    const rows = page().getByRole('table').locator('tbody th')
    await rows.first().waitFor()
    expect(await rows.count()).toBeLessThan(80)
    await page().evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    expect(await rows.count()).toBe(900)
    await page().evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await expect.poll(() => rows.count()).toBeLessThan(80)
  })

  test('is put in order by a column, by keyboard, and keeps that order while somebody is elsewhere', async () => {
    await open('batches-many')
    await place('Batches')
    const left = page().getByRole('columnheader', { name: 'Left' })
    await left.getByRole('button').focus()
    await page().keyboard.press('Enter')
    await page().keyboard.press('Enter')
    expect(await left.getAttribute('aria-sort')).toBe('descending')
    await place('Shifts')
    await place('Batches')
    expect(await left.getAttribute('aria-sort')).toBe('descending')
  })
})

test('no table of people can be put in order by what they have done', async () => {
  await open('board-thirty')
  const sortable = () => page().getByRole('columnheader').getByRole('button').allTextContents()
  await page().getByRole('row', { name: /r-108/ }).waitFor()
  expect((await sortable()).map(name => name.replace(/[↑↓]/, ''))).toEqual(['Reviewer', 'Shift', 'Waiting', 'Last contact', 'Lease ends'])
  await place('Team')
  await view('People')
  await page().getByRole('row', { name: /r-108/ }).waitFor()
  expect((await sortable()).map(name => name.replace(/[↑↓]/, ''))).toEqual(['Reviewer', 'Site'])
})
