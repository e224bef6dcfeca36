import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { goOnStage } from '../stage/on-stage.ts'

// Thirty reviewers of a supervisor have run out of clips at once.

const { page, open, press, axe } = goOnStage()

const group = () => page().getByRole('button', { name: '30 reviewers have no clips.' })
const given = () => page().evaluate(() => window.stage.bridge.calls.filter(({ method }) => method === 'batches.give').map(({ input }) => input))

/** Shifts of the table that are seen whole, below its heading. */
const shiftsInSight = () => page().getByRole('table').evaluate(table => {
  const frame = table.parentElement?.getBoundingClientRect()
  const top = table.querySelector('thead')?.getBoundingClientRect().bottom ?? 0
  return [...table.querySelectorAll('tbody tr')].map(row => row.getBoundingClientRect()).filter(row => row.height > 0 && row.top >= top - 1 && row.bottom <= (frame?.bottom ?? 0) + 1).length
})

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  test('the row they share passes axe, closed and open', async () => {
    await open('board-without-clips', theme)
    await page().setViewportSize({ width: 1440, height: 900 })
    const folder = process.env['EARSHOT_PICTURES']
    await group().waitFor()
    if (folder !== undefined) await page().screenshot({ path: join(folder, `without-clips-${theme}.png`) })
    expect(await axe()).toEqual([])
    await group().press('Enter')
    if (folder !== undefined) await page().screenshot({ path: join(folder, `without-clips-open-${theme}.png`) })
    expect(await axe()).toEqual([])
  })
})

describe('thirty reviewers without clips', () => {
  test('leave room for at least eight shifts on a screen of 1440 by 900', async () => {
    await page().setViewportSize({ width: 1440, height: 900 })
    await open('board-without-clips')
    await group().waitFor()
    expect(await shiftsInSight()).toBeGreaterThanOrEqual(8)
  })

  test('are given clips by one press, all of them', async () => {
    await open('board-without-clips')
    await group().waitFor()
    await page().getByRole('button', { name: 'Give clips to all' }).press('Enter')
    await page().getByText(/clips were given\. They come/).waitFor()
    expect(await given()).toEqual([{ person: null }])
  })

  test('are told of for the last three they were given, not for all thirty', async () => {
    await open('board-without-clips')
    await group().press('Enter')
    for (const person of ['r-101', 'r-108', 'r-115', 'r-122']) {
      await page().getByRole('button', { name: `Give clips to ${person}`, exact: true }).press('Enter')
      await page().getByText(`${person} was given`).waitFor()
    }
    expect(await page().getByText('r-101 was given').count()).toBe(0)
    expect(await page().getByText('r-108 was given').count()).toBe(1)
  })

  test('are named once the row is opened by key, each with an action of their own, and hidden again', async () => {
    await open('board-without-clips')
    await group().focus()
    expect(await page().getByRole('button', { name: 'Give clips to r-101', exact: true }).count()).toBe(0)
    await press('Enter')
    expect(await group().getAttribute('aria-expanded')).toBe('true')
    expect(await page().getByRole('button', { name: /^Give clips to r-/ }).count()).toBe(30)
    await page().getByRole('button', { name: 'Give clips to r-108', exact: true }).press('Enter')
    await expect.poll(given).toEqual([{ person: 'r-108' }])
    await group().press('Enter')
    expect(await page().getByRole('button', { name: /^Give clips to r-/ }).count()).toBe(0)
  })
})

test('one reviewer alone without clips keeps a row with their name', async () => {
  await open('board-needs')
  await page().getByText('r-143 has no clips.').waitFor()
  expect(await page().getByRole('button', { name: 'Give clips to r-143' }).count()).toBe(1)
  expect(await page().getByRole('button', { name: 'Give clips to all' }).count()).toBe(0)
})
