import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { goOnStage } from '../stage/on-stage.ts'

// Deciding between two answers, as built, in Chromium under the product's content security policy.

const { page, open, press, axe } = goOnStage()

const pictures = process.env['EARSHOT_PICTURES']

async function goThere(): Promise<void> {
  await page().getByRole('button', { name: 'Look at it: 2 clips have two answers that differ.' }).press('Enter')
  await page().getByRole('heading', { name: 'Answer A' }).waitFor()
}

const states: readonly (readonly [string, string, () => Promise<void>])[] = [
  ['the board with answers that differ', 'adjudications', () => page().getByText('2 clips have two answers that differ').waitFor()],
  ['two answers side by side', 'adjudications', goThere],
  ['one of them chosen, with a reason', 'adjudications', async () => {
    await goThere()
    await press('KeyB')
    await page().locator('#adjudicate-reason:focus').waitFor()
    await page().keyboard.type('The artist is spelled so in the catalogue')
  }],
  ['a third answer', 'adjudications', async () => {
    await goThere()
    await press('KeyC')
    await page().locator('#adjudicate-third:focus').waitFor()
  }],
  ['a clip that is withheld meanwhile', 'adjudications', async () => {
    await goThere()
    await press('Space')
    await page().getByText('This recording is withheld').waitFor()
  }],
  ['the flagged one', 'adjudications', async () => {
    await goThere()
    await press('ArrowDown')
    await page().getByText('Marked as likely distressing').waitFor()
  }],
  ['contested gold', 'adjudications', async () => {
    await page().getByRole('button', { name: 'Look at it: The known answer of 1 gold clip is contested.' }).press('Enter')
    await page().getByRole('heading', { name: 'The known answer' }).waitFor()
    await press('KeyE')
    await page().keyboard.type('the catalogue says Maine')
  }],
  ['gold of one’s own', 'gold-mine', async () => {
    await page().getByRole('button', { name: 'Your shifts' }).first().press('Enter')
    await page().getByText('it is a person in the room').waitFor()
  }],
  ['contesting gold of one’s own', 'gold-mine', async () => {
    await page().getByRole('button', { name: 'Your shifts' }).first().press('Enter')
    await page().getByRole('button', { name: 'Contest the known answer “call doctor main”' }).press('Enter')
    await page().getByRole('dialog').waitFor()
  }],
  ['gold of one’s own, contested and not sent yet', 'gold-mine', async () => {
    await page().getByRole('button', { name: 'Your shifts' }).first().press('Enter')
    await page().getByRole('button', { name: 'Contest the known answer “call doctor main”' }).press('Enter')
    await page().getByLabel('What is wrong with it').fill('It is a name')
    await page().getByRole('button', { name: 'Contest', exact: true }).press('Enter')
    await page().getByText('on this laptop, not sent yet').waitFor()
  }],
  ['nothing that differs', 'adjudications-empty', async () => {
    await page().keyboard.press('Digit7')
    await page().getByText('No answers differ').waitFor()
  }],
]

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  test.each(states)('%s passes axe', async (name, scene, reach) => {
    await open(scene, theme)
    await reach()
    if (pictures !== undefined) await page().screenshot({ path: join(pictures, `${name.replaceAll(/\W+/g, '-')}-${theme}.png`) })
    expect(await axe()).toEqual([])
  })
})

test('large text fits two answers', async () => {
  await open('adjudications', 'light', '150')
  await goThere()
  if (pictures !== undefined) await page().screenshot({ path: join(pictures, 'large.png') })
  expect(await page().evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})
