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
  ['quality by site', 'quality', async () => {
    await openQuality()
    await choose('Sites')
    await page().getByRole('rowheader', { name: 'Cluj' }).waitFor()
  }],
  ['quality that waits for a decision', 'quality-waiting', async () => {
    await openQuality()
    await choose('Dates')
    await page().getByRole('button', { name: '2 pairs of answers that differ wait for a third person: open them' }).waitFor()
  }],
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
    await page().getByText('holds no quality figures of this period yet').waitFor()
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
  for (const view of ['Reviewers', 'Sites', 'Batches']) {
    await choose(view)
    const sortable = page().getByRole('columnheader').getByRole('button')
    expect((await sortable.allTextContents()).filter(name => !/^(Reviewer|Site|Batch|People)/.test(name))).toEqual([])
  }
  await choose('Reviewers')
  const row = page().getByRole('row', { name: /^r-100 / })
  expect(await row.textContent()).toMatch(/r-100\d+\.\d%\d+\.\d% to \d+\.\d%\d+/)
})

test('a table is put in order, searched, and drawn only where it is seen', async () => {
  await open('quality', 'light')
  await openQuality()
  const names = () => page().getByRole('rowheader').allTextContents()
  await choose('Locales')
  const column = page().getByRole('columnheader', { name: 'Clips', exact: true })
  await column.getByRole('button').press('Enter')
  expect(await column.getAttribute('aria-sort')).toBe('ascending')
  await choose('Reviewers')
  await page().getByLabel('Find a reviewer').fill('r-11')
  expect(await names()).toEqual(Array.from({ length: 10 }, (_, index) => `r-11${index}`))
  await open('quality-many', 'light')
  await openQuality()
  await page().getByRole('table').waitFor()
  expect(await page().getByRole('table').getAttribute('aria-rowcount')).toBe('401')
  expect((await names()).length).toBeLessThan(60)
})
