import { describe, expect, test } from 'vitest'
import { goOnStage } from '../stage/on-stage.ts'

const { page, open, press, axe } = goOnStage()

async function openLaptop(scene: string, theme: 'dark' | 'light'): Promise<void> {
  await open(scene, theme)
  await press('Control+Comma')
  await page().getByRole('tab', { name: 'This laptop' }).click()
  await page().getByRole('heading', { name: 'Your vault' }).waitFor()
}

const calls = () => page().evaluate(() => window.stage.bridge.calls.map(({ method }) => method).filter(method => method.startsWith('vault.') && method !== 'vault.checked'))

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  test('a vault that is damaged names what, passes axe, and leads to its rescue', async () => {
    await openLaptop('vault-damaged', theme)
    await page().getByText('the sound of clips, answers and shifts').waitFor()
    expect(await axe()).toEqual([])
    const picture = process.env['EARSHOT_PICTURES']
    if (picture !== undefined) await page().screenshot({ path: `${picture}/${theme}-vault-damaged.png` })
    await page().getByRole('button', { name: 'Lock and rescue' }).press('Enter')
    expect(await calls()).toEqual(['vault.doubt'])
  })
})

test('a vault is read whole by one press, and said to be whole', async () => {
  await openLaptop('own', 'dark')
  await page().getByRole('button', { name: 'Read all of it now' }).press('Enter')
  await page().getByText(/^Whole, read/).waitFor()
  expect(await calls()).toEqual(['vault.check'])
})
