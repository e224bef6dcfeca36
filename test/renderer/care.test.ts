import { describe, expect, test } from 'vitest'
import { goOnStage } from './stage/on-stage.ts'

// What is done for the one who listens, by keyboard, in Chromium.

const { page, open, press } = goOnStage()
const offer = () => page().getByRole('region', { name: 'A break is offered' })

describe('a break', () => {
  test('is offered after fifty minutes, covers nothing, takes no focus, and is put off by one press', async () => {
    await open('desk-offer')
    await offer().waitFor()
    expect(await page().evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-label') ?? null)).not.toBe('A break is offered')
    await offer().getByRole('button', { name: 'Later' }).press('Enter')
    await offer().waitFor({ state: 'detached' })
  })

  test('is not offered before', async () => {
    await open('desk-worked')
    await page().getByRole('region', { name: 'This shift' }).waitFor()
    expect(await offer().count()).toBe(0)
  })
})

describe('help', () => {
  test.each(['caring', 'unsuited', 'away-wellness', 'away-break', 'desk-worked', 'own'])('is one key away in %s, and gives the place back', async scene => {
    await open(scene)
    await press('KeyH')
    const help = page().getByRole('dialog', { name: 'Help for you' })
    await help.waitFor()
    expect(await help.locator('dd').count()).toBeGreaterThan(0)
    await press('Escape')
    await help.waitFor({ state: 'detached' })
  })

  test('does not open where somebody types', async () => {
    await open('desk-worked')
    await page().getByRole('heading', { name: 'Clip 1', exact: true }).waitFor()
    await press('KeyE')
    await page().getByRole('textbox', { name: 'Transcript' }).waitFor()
    await press('KeyH')
    expect(await page().getByRole('dialog').count()).toBe(0)
  })
})

describe('the shift’s figures', () => {
  test('tell the pace of the last half hour and of the whole shift apart', async () => {
    await open('desk-worked')
    const panel = page().getByRole('region', { name: 'This shift' })
    await panel.waitFor()
    expect(await panel.locator('dt').allTextContents()).toEqual(['an hour lately', 'an hour this shift', 'projected end', 'median handling', 'breaks taken'])
    const folder = process.env['EARSHOT_PICTURES']
    if (folder !== undefined) for (const theme of ['dark', 'light'] as const) {
      await open('desk-worked', theme)
      await panel.waitFor()
      await page().screenshot({ path: `${folder}/pace-${theme}.png` })
    }
  })
})

describe('the settings of care', () => {
  test('say the measure that holds here, which an organisation may have made stricter', async () => {
    await open('caring-strictly')
    await page().getByRole('button', { name: 'You and this laptop' }).click()
    await page().getByRole('menuitem', { name: 'Settings' }).click()
    await page().getByRole('tab', { name: 'Care' }).click()
    await page().getByText('Plain clips between any two of these: 20. Distressing ones in a shift, at most: 1. Such sound in a day: 10 min.').waitFor()
  })
})
