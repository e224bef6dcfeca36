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
