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
    await page().getByRole('button', { name: /^Escalate/ }).focus()
    await openPanel()
    await press('Digit3', 'Tab')
    await page().keyboard.type('crying')
    await press('Escape')
    await page().getByRole('alertdialog').waitFor({ state: 'detached' })
    expect(await filings()).toEqual([])
    await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toMatch(/^Escalate/)
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
    expect(await page().evaluate(() => window.stage.left)).toMatchObject([{ next: expect.any(String), resting: false }, { resting: true }])
  })
})

describe('the inbox', () => {
  test('is worked by arrows and Enter alone', async () => {
    await open('inbox')
    await page().getByRole('option').first().waitFor()
    await press('ArrowDown', 'Enter')
    await page().getByText(/^Acknowledged \d\d:\d\d/).waitFor()
    expect(await page().evaluate(() => window.stage.bridge.calls.filter(({ method }) => method === 'escalations.act').map(({ input }) => input)))
      .toEqual([{ escalation: '00000000-0000-4000-8000-000000000081', action: 'acknowledge' }])
  })
})

describe('the board', () => {
  test('sorts by who, when and what waits, and ranks nobody', async () => {
    await open('board')
    await page().getByRole('table').waitFor()
    const sortable = await page().locator('thead button').allTextContents()
    expect(sortable).toEqual(['Reviewer', 'Shift', 'Waiting', 'Last contact', 'Lease ends'])
    await page().getByRole('button', { name: 'Waiting' }).click()
    await page().locator('th[aria-sort]').waitFor()
    expect(await page().locator('tbody tr').first().locator('td').nth(9).textContent()).toBe('48')
  })
})

describe('unlocking', () => {
  test('says for how long to wait after too many wrong passphrases, and loses nothing that was typed', async () => {
    await open('unlock')
    await page().keyboard.type('not the passphrase')
    await press('Enter')
    await page().getByText('That is not the passphrase').waitFor()
    await press('Enter', 'Enter')
    await page().getByText(/Try again in \d+ seconds/).waitFor()
    expect(await page().getByLabel('Passphrase', { exact: true }).inputValue()).toBe('not the passphrase')
  })
})

describe('the sample bar', () => {
  test('puts another person to work, and says whose turn it is', async () => {
    await open('sample')
    await page().getByRole('button', { name: 'Supervisor' }).click()
    await page().getByRole('heading', { name: 'Shifts today' }).waitFor()
    expect(await page().getByRole('button', { name: 'Supervisor' }).getAttribute('aria-pressed')).toBe('true')
  })

  test('cuts the network and says so until it is restored', async () => {
    await open('sample')
    await page().getByRole('button', { name: 'Cut the network' }).click()
    await page().getByText(/^offline/).waitFor()
    await page().getByRole('button', { name: /Network is cut/ }).click()
    await page().getByText(/^synced/).waitFor()
  })

  test('shows the vault’s first bytes, and that the words on the screen are not in it', async () => {
    await open('sample')
    await page().getByRole('button', { name: 'View as a thief' }).click()
    await page().getByText('8.000 bits per byte').waitFor()
    const dump = await page().locator('pre').first().textContent()
    expect(dump?.trim().split('\n')).toHaveLength(32)
    expect(await page().getByText('not there').count()).toBe(4)
  })
})
