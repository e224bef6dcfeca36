import { describe, expect, test } from 'vitest'
import { goOnStage } from '../stage/on-stage.ts'

// What a supervisor opens on, as built, in Chromium under the product's content security policy.

const { page, open, axe } = goOnStage()

const states: readonly (readonly [string, string, () => Promise<void>])[] = [
  ['the board with what needs somebody today', 'board-needs', () => page().getByText('r-143 has no clips').waitFor()],
  ['the board where clips were given', 'board-needs', async () => {
    await page().getByRole('button', { name: 'Give clips to r-143' }).click()
    await page().getByText('was given 120 clips').waitFor()
  }],
  ['a shift out of the board', 'board-needs', async () => {
    await page().getByRole('button', { name: 'Show the shift of r-115', exact: true }).click()
    await page().getByRole('article').waitFor()
  }],
  ['the board where policy tells whole days alone', 'board-grouped', () => page().getByText('Fewer than five people').waitFor()],
]

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  test.each(states)('%s passes axe', async (_, scene, reach) => {
    await open(scene, theme)
    await reach()
    expect(await axe()).toEqual([])
  })
})
