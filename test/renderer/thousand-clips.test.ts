import { describe, expect, test } from 'vitest'
import { goOnStage } from './stage/on-stage.ts'

// The list of all clips with a thousand of them, by keys alone, in Chromium.

const { page, open, press, axe } = goOnStage()

const list = () => page().getByRole('dialog', { name: 'All clips' })
const chosen = () => list().locator('[role=option][aria-selected=true]')

async function openList(theme: 'dark' | 'light' = 'dark'): Promise<void> {
  await open('desk-thousand', theme)
  await page().getByRole('heading', { name: 'Clip 1', exact: true }).waitFor()
  await press('KeyJ')
  await list().getByText('1,000 of 1,000 clips').waitFor()
}

describe('a thousand clips', () => {
  test('are listed, and only those in sight are drawn', async () => {
    await openList()
    for (const [key, position] of [['Control+End', 1000], ['PageUp', null], ['Control+Home', 1], ['PageDown', null]] as const) {
      await press(key)
      if (position !== null) await expect.poll(() => chosen().getAttribute('aria-posinset')).toBe(String(position))
      expect(await chosen().getAttribute('aria-setsize')).toBe('1000')
      expect(await list().getByRole('option').count()).toBeLessThan(40)
    }
  })

  test('are walked through key by key', async () => {
    await openList()
    for (let step = 0; step < 30; step++) await press('ArrowDown')
    await expect.poll(() => chosen().getAttribute('aria-posinset')).toBe('31')
    expect(await chosen().boundingBox()).not.toBeNull()
  })

  test('are narrowed by a filter, and one is opened', async () => {
    await openList()
    await press('Alt+Digit4')
    await list().getByText('667 of 1,000 clips').waitFor()
    await press('Control+End', 'Enter')
    await page().getByRole('heading', { name: 'Clip 1000', exact: true }).waitFor()
  })

  test.each(['dark', 'light'] as const)('pass axe in the %s theme', async theme => {
    await openList(theme)
    await press('Control+End')
    expect(await axe()).toEqual([])
  })
})
