import { describe, expect, test } from 'vitest'
import { goOnStage } from './stage/on-stage.ts'

// Working the screens around the clip by keys and mouse, as built, in Chromium under the product's content security policy.

const { page, open, openPanel, press } = goOnStage()

const filings = (): Promise<Record<string, unknown>[]> =>
  page().evaluate(() => window.stage.bridge.calls.filter(({ method }) => method === 'escalations.file').map(({ input }) => input as Record<string, unknown>))

describe('the escalation panel', () => {
  test('files the harm that one digit names, from the last seconds heard', async () => {
    await open('escalate')
    await openPanel()
    await press('Digit6', 'Enter')
    await page().getByRole('heading', { name: 'Your report is safe' }).waitFor()
    expect(await filings()).toEqual([expect.objectContaining({ category: 'domestic_violence', happeningNow: true, span: { from: 1200, to: 3400 } })])
  })

  test('sends “something is wrong” on Enter alone', async () => {
    await open('escalate')
    await openPanel()
    await press('Enter')
    await page().getByRole('dialog').waitFor()
    expect(await filings()).toEqual([expect.objectContaining({ category: 'unsure' })])
  })

  test('sends the urgent alarm on F8, and a held F8 does not', async () => {
    await open('escalate')
    await openPanel()
    await page().evaluate(() => {
      for (let i = 0; i < 5; i++) window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', code: 'F8', repeat: true, bubbles: true }))
    })
    expect(await filings()).toEqual([])
    await press('F8')
    await page().getByRole('heading', { name: 'Your report is safe' }).waitFor()
    expect(await filings()).toEqual([expect.objectContaining({ category: 'urgent_unspecified', happeningNow: true })])
  })

  test('shows the severity that follows from *not now*', async () => {
    await open('escalate')
    await openPanel()
    await press('Digit7')
    await page().getByText('Threat, S1.').waitFor()
    await press('KeyN')
    await page().getByText('Threat, S2.').waitFor()
    expect(await page().getByRole('switch', { name: 'Happening now' }).getAttribute('aria-checked')).toBe('false')
  })

  test('takes letters as text while words are typed, and sends them on Enter', async () => {
    await open('escalate')
    await openPanel()
    await press('KeyC', 'Tab')
    await page().keyboard.type('now 5 men')
    await press('Tab')
    await page().keyboard.type('a car')
    await press('Enter')
    await page().getByRole('heading', { name: 'Your report is safe' }).waitFor()
    expect(await filings()).toEqual([expect.objectContaining({ category: 'other_crime', words: 'now 5 men', sounds: 'a car', happeningNow: true })])
  })

  test('closed by Escape sends nothing, gives the focus back, and opens again as it was', async () => {
    await open('escalate')
    await openPanel()
    await press('Digit3', 'Tab')
    await page().keyboard.type('crying')
    await press('Escape')
    await page().getByRole('alertdialog').waitFor({ state: 'detached' })
    expect(await filings()).toEqual([])
    await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toBe('Open the panel')
    await openPanel()
    expect(await page().getByRole('radio', { name: /Child in danger/ }).isChecked()).toBe(true)
    expect(await page().getByLabel('What was said').inputValue()).toBe('crying')
  })

  test('keeps the focus inside, however often Tab is pressed', async () => {
    await open('escalate')
    await openPanel()
    for (let i = 0; i < 14; i++) {
      await press(i % 5 === 4 ? 'Shift+Tab' : 'Tab')
      expect(await page().evaluate(() => document.activeElement?.closest('[role=alertdialog]') !== null)).toBe(true)
    }
  })

  test('leads the arrow keys to the answers without choosing one unseen', async () => {
    await open('escalate')
    await openPanel()
    expect(await page().getByRole('radio', { checked: true }).count()).toBe(0)
    await press('ArrowDown')
    expect(await page().getByRole('radio', { name: /Life in danger now/ }).isChecked()).toBe(true)
    await press('ArrowDown')
    expect(await page().getByRole('radio', { name: /Self-harm/ }).isChecked()).toBe(true)
  })

  test('goes on to the next clip on Enter, and into a protected break on B', async () => {
    await open('escalate')
    await openPanel()
    await press('Enter')
    await page().getByRole('dialog').waitFor()
    await press('Enter')
    await openPanel()
    await press('Enter')
    await page().getByRole('dialog').waitFor()
    await press('KeyB')
    await page().getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page().evaluate(() => window.stage.left)).toMatchObject([{ filed: true, resting: false }, { filed: true, resting: true }])
  })
})

describe('the inbox', () => {
  test('is worked by arrows and Enter alone', async () => {
    await open('inbox')
    await page().getByRole('article', { name: 'S1, Child in danger' }).waitFor()
    await press('ArrowDown')
    await page().getByRole('article', { name: 'S1, Sexual assault' }).waitFor()
    await press('Enter')
    await page().getByText(/acknowledged \d\d:\d\d/).first().waitFor()
    expect(await page().evaluate(() => window.stage.bridge.calls.filter(({ method }) => method === 'escalations.step').map(({ input }) => input)))
      .toEqual([{ escalation: '00000000-0000-4000-8000-000000000081', step: { action: 'acknowledge' }, seen: 1 }])
  })
})
