import { describe, expect, test } from 'vitest'
import { goOnStage } from '../../stage/on-stage.ts'

// A supervisor's quality page, as built, in Chromium under the product's content security policy.

const { page, open, axe } = goOnStage()

async function openQuality(): Promise<void> {
  await page().getByRole('navigation').getByRole('button', { name: 'Quality' }).press('Enter')
  await page().getByRole('heading', { name: 'Quality' }).waitFor()
}

const choose = (name: string) => page().getByRole('radio', { name, exact: true }).click()

const states: readonly (readonly [string, string, () => Promise<void>])[] = [
  ['quality by reviewer', 'quality', openQuality],
  ['quality by batch', 'quality', async () => {
    await openQuality()
    await choose('Batches')
    await choose('Agreement on wake verdicts')
    await page().getByRole('rowheader', { name: 'Kitchen, week 47' }).waitFor()
  }],
  ['quality by locale', 'quality', async () => {
    await openQuality()
    await choose('Locales')
    await page().getByRole('rowheader', { name: 'ro-RO' }).waitFor()
  }],
  ['where guidelines may be unclear', 'quality', async () => {
    await openQuality()
    await choose('Unclear guidelines')
    await page().getByRole('rowheader', { name: 'play radio' }).waitFor()
  }],
  ['quality where policy says grouped', 'quality-grouped', async () => {
    await openQuality()
    expect(await page().getByRole('radio', { name: 'Reviewers' }).count()).toBe(0)
  }],
  ['quality where too little is known', 'quality-first', async () => {
    await openQuality()
    await page().getByText('under 50 clips').first().waitFor()
  }],
  ['quality as it was when the hub last answered', 'quality-snapshot', openQuality],
  ['quality that no hub has told yet', 'quality-never', async () => {
    await openQuality()
    await page().getByText('holds no quality figures yet').waitFor()
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

test('every interval stands beside its value in numbers, and nobody is ranked', async () => {
  await open('quality', 'light')
  await openQuality()
  const names = await page().getByRole('rowheader').allTextContents()
  expect(names).toHaveLength(30)
  expect(names).toEqual(names.toSorted())
  expect(await page().getByRole('columnheader').getByRole('button').count()).toBe(0)
  const row = page().getByRole('row', { name: /^r-100 / })
  expect(await row.textContent()).toMatch(/r-100\d+\.\d%\d+\.\d% to \d+\.\d%\d+/)
})
