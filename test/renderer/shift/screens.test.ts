import { describe, expect, test } from 'vitest'
import { goOnStage } from '../stage/on-stage.ts'

// The screens of a shift itself: asked about, read, put right, ended.

const { page, open, axe } = goOnStage()

async function openOwnShifts(): Promise<void> {
  await page().getByRole('button', { name: 'Your shifts' }).press('Enter')
  await page().getByRole('table', { name: 'Figures of each of your shifts' }).waitFor()
  await page().locator('canvas').waitFor()
}

const states: [string, string, () => Promise<void>][] = [
  ['a shift that nobody ended', 'shift-quiet', () => page().getByRole('heading', { name: 'Was that the end of your shift?' }).waitFor()],
  ['one’s own shifts', 'own-shifts', openOwnShifts],
  ['one’s own shifts in the first hour', 'own-shifts-first', openOwnShifts],
  ['one’s own shifts while the hub is away', 'own-shifts-away', async () => {
    await openOwnShifts()
    await page().getByText(/it stands as the hub told it/).scrollIntoViewIfNeeded()
  }],
  ['one’s own quality', 'own-shifts', async () => {
    await openOwnShifts()
    await page().getByRole('table', { name: 'Your quality: All batches' }).scrollIntoViewIfNeeded()
    await page().getByRole('rowheader', { name: /^Agreement on slots/ }).scrollIntoViewIfNeeded()
  }],
  ['no shift of one’s own', 'own-shifts-none', async () => {
    await page().getByRole('button', { name: 'Your shifts' }).press('Enter')
    await page().getByText('No shift on these days').waitFor()
  }],
  ['putting a shift right', 'own-shifts', async () => {
    await openOwnShifts()
    await page().getByRole('button', { name: /^Put right: November 27/ }).press('Enter')
    await page().getByLabel('The break began').waitFor()
  }],
  ['what is kept of one’s work', 'told', () => page().getByRole('heading', { name: 'What is kept of your work' }).waitFor()],
  ['what is kept of one’s work since it changed', 'told-changed', () => page().getByRole('heading', { name: 'What is kept of your work has changed' }).waitFor()],
  ['what is kept of one’s work, in Settings', 'own-shifts-none', async () => {
    await page().getByRole('button', { name: 'You and this laptop' }).click()
    await page().getByRole('menuitem', { name: 'Settings' }).click()
    await page().getByRole('tab', { name: 'Counters' }).click()
    await page().getByText('never yours alone').or(page().getByText('under your code')).waitFor()
  }],
  ['the summary before clocking out', 'clocking-out', async () => {
    await page().getByRole('button', { name: 'Clock out' }).press('Enter')
    await page().getByText('Words corrected').waitFor()
  }],
]

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  test.each(states)('%s passes axe', async (name, scene, reach) => {
    await open(scene, theme)
    await reach()
    const folder = process.env['EARSHOT_PICTURES']
    if (folder !== undefined) await page().screenshot({ path: `${folder}/${name}-${theme}.png` })
    expect(await axe()).toEqual([])
  })
})

test('when the clips are done, tomorrow’s batch is named: how much of it is here, and from when it may be opened', async () => {
  await open('clocking-out', 'light')
  await page().getByText(/home-media 2026-12-01, is on this laptop in part: 96 of 400 clips. It may be opened from/).waitFor()
})

test('what is kept of one’s work is read once, by keyboard, and keeps nobody from clocking in', async () => {
  await open('told', 'dark')
  const heading = page().getByRole('heading', { name: 'What is kept of your work' })
  await heading.waitFor()
  expect(await page().getByRole('button', { name: 'Clock in' }).isEnabled()).toBe(true)
  await page().getByRole('button', { name: 'I have read this' }).press('Enter')
  await heading.waitFor({ state: 'detached' })
})

test('a shift is put right, and noted, in the words of who worked it', async () => {
  await open('own-shifts', 'dark')
  await openOwnShifts()
  await page().getByRole('button', { name: /^Put right: November 26/ }).press('Enter')
  const dialog = page().getByRole('dialog')
  const send = dialog.getByRole('button', { name: 'Put the break in' })
  expect(await send.isDisabled()).toBe(true)
  await dialog.getByLabel('Why it was not so').fill('lunch')
  await send.press('Enter')
  await dialog.waitFor({ state: 'detached' })
})
