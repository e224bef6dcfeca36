import { describe, expect, test } from 'vitest'
import { goOnStage } from './stage/on-stage.ts'

// The consoles of safety leads, their second person and supervisors, by keyboard alone, over a hub that takes every step.

const { page, open, press, axe } = goOnStage()

const article = () => page().getByRole('article')
const form = () => page().getByRole('form')

async function openCase(scene: string, name: string, theme: 'dark' | 'light' = 'dark'): Promise<void> {
  await open(scene, theme)
  await article().waitFor()
  for (let tries = 0; tries < 8 && !(await page().getByRole('article', { name }).isVisible()); tries++) {
    await press('ArrowDown')
    await article().waitFor()
  }
  await page().getByRole('article', { name }).waitFor()
}

/** What brings each state onto the screen. */
const states: [string, (theme: 'dark' | 'light') => Promise<void>][] = [
  ['a case that nobody has seen', theme => openCase('inbox', 'S1, Sexual assault', theme)],
  ['a notice that waits for another', theme => openCase('inbox', 'S1, Child in danger', theme)],
  ['a notice that waits for oneself, about to be approved', async theme => {
    await openCase('inbox-second', 'S1, Child in danger', theme)
    await press('Enter')
    await form().waitFor()
  }],
  ['a form with something missing', async theme => {
    await openCase('inbox', 'S4, Disturbing, nobody in danger', theme)
    await press('KeyX', 'Enter')
    await page().getByText('Needs words.').first().waitFor()
  }],
  ['a hand-over', async theme => {
    await openCase('inbox', 'S4, Disturbing, nobody in danger', theme)
    await press('KeyH')
    await form().waitFor()
  }],
  ['a report by telephone', async theme => {
    await openCase('inbox', 'S1, Sexual assault', theme)
    await press('KeyZ')
    await page().getByRole('dialog').waitFor()
  }],
  ['a telephone code that is none', async theme => {
    await openCase('inbox', 'S1, Sexual assault', theme)
    await press('KeyZ')
    await page().getByRole('dialog').waitFor()
    await page().keyboard.type('ABC')
    await press('Enter')
    await page().getByText('A code has eight letters.').waitFor()
  }],
  ['the closed cases', async theme => {
    await open('inbox', theme)
    await article().waitFor()
    await press('Digit2')
    await page().getByRole('heading', { name: 'Closed cases' }).waitFor()
    await article().waitFor()
  }],
  ['the rota', async theme => {
    await open('inbox', theme)
    await press('Digit3')
    await page().getByText('On call now').waitFor()
  }],
  ['own hours about to be handed over', async theme => {
    await open('inbox', theme)
    await press('Digit3')
    await page().getByText('On call now').waitFor()
    await press('KeyH')
    await form().waitFor()
  }],
  ['the figures', async theme => {
    await open('inbox', theme)
    await press('Digit4')
    await page().getByRole('table').first().waitFor()
  }],
  ['the team’s cases', async theme => {
    await open('team', theme)
    await press('Digit6')
    await article().waitFor()
  }],
]

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  test.each(states)('%s passes axe', async (_, reach) => {
    await reach(theme)
    expect(await axe()).toEqual([])
    const picture = process.env['EARSHOT_PICTURES']
    if (picture !== undefined) await page().screenshot({ path: `${picture}/${theme}-${_.replaceAll(' ', '-')}.png` })
  })
})
