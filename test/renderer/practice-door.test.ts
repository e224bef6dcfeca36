import { describe, expect, test } from 'vitest'
import { goOnStage } from './stage/on-stage.ts'

// The ways into practice of somebody who works here, and out again, in Chromium under the product's policy.

const { page, open, press } = goOnStage()

const calls = (method: string): Promise<number> => page().evaluate(name => window.stage.bridge.calls.filter(call => call.method === name).length, method)
const inPractice = (): Promise<void> => page().getByRole('heading', { name: 'Practise the keys' }).waitFor()

describe('practice', () => {
  test('begins from the home of a reviewer, and leads back there', async () => {
    await open('own')
    await page().getByRole('button', { name: 'Practise the keys' }).press('Enter')
    await inPractice()
    await press('F4')
    await page().getByRole('button', { name: /^Clock in/ }).waitFor()
    expect(await calls('shift.start')).toBe(0)
  })

  test('takes a break first where a clip lies open, and leads back into it', async () => {
    await open('reading')
    await page().getByRole('heading', { name: 'Clip 1', exact: true }).waitFor()
    await page().getByRole('button', { name: 'You and this laptop' }).press('Enter')
    await page().getByRole('menuitem', { name: 'Practise the keys, in a break' }).press('Enter')
    await inPractice()
    expect(await calls('shift.pause')).toBe(1)
    await press('F4')
    await page().getByRole('heading', { name: 'On a break' }).waitFor()
  })

  test('reaches neither clips nor shift of the laptop', async () => {
    await open('own')
    await page().getByRole('button', { name: 'Practise the keys' }).press('Enter')
    await inPractice()
    const before = await page().evaluate(() => window.stage.bridge.calls.length)
    await page().getByRole('button', { name: /Not meant at all/ }).press('Enter')
    await page().getByRole('heading', { name: 'Clip 1', exact: true }).waitFor()
    await press('Space', 'Digit3')
    await page().getByRole('heading', { name: 'This is the known answer' }).waitFor()
    expect(await page().evaluate(since => window.stage.bridge.calls.slice(since).map(({ method }) => method), before)).toEqual([])
  })
})
