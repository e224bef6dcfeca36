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

  test('takes the clip just left on L, and sends its last seconds', async () => {
    await open('escalate')
    await openPanel()
    await page().getByText('This clip', { exact: true }).waitFor()
    await press('KeyL')
    await page().getByText('The clip just left', { exact: true }).waitFor()
    await press('Digit1', 'Enter')
    await page().getByRole('heading', { name: 'Your report is safe' }).waitFor()
    expect(await filings()).toEqual([expect.objectContaining({ clip: '00000000-0000-4000-8000-000000000011', span: { from: 0, to: 3100 } })])
  })

  test('opens over settings and over a key that is being recorded, by F8 and by the red button, and gives the focus back', async () => {
    await open('escalate')
    await press('Control+Comma')
    await page().getByRole('tab', { name: 'Keys' }).click()
    await page().getByRole('button', { name: /^Change the key/ }).first().click()
    await press('F8')
    await page().getByRole('alertdialog').waitFor()
    await press('KeyC', 'Escape')
    await page().getByRole('alertdialog').waitFor({ state: 'detached' })
    await page().getByRole('button', { name: /^Escalate/ }).last().click()
    await page().getByRole('alertdialog').waitFor()
    await press('Digit2', 'Enter')
    await page().getByRole('heading', { name: 'Your report is safe' }).waitFor()
    await press('Enter')
    await page().getByRole('dialog', { name: 'Settings' }).waitFor()
    expect(await filings()).toEqual([expect.objectContaining({ category: 'self_harm' })])
  })

  test('leads out by side doors that file nothing', async () => {
    for (const [key, method] of [['KeyD', 'clips.markSensitive'], ['KeyA', 'clips.soften'], ['KeyP', 'clips.skip'], ['KeyB', 'shift.pause']] as const) {
      await open('escalate')
      await openPanel()
      await press(key)
      await page().getByRole('alertdialog').waitFor({ state: 'detached' })
      expect(await page().evaluate(name => window.stage.bridge.calls.filter(call => call.method === name).length, method)).toBe(1)
      expect(await filings()).toEqual([])
    }
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

describe('one’s own reports', () => {
  const replies = () => page().evaluate(() => window.stage.bridge.calls.filter(({ method }) => method === 'escalations.reply').map(({ input }) => (input as { step: unknown }).step))
  const openOwn = async (): Promise<void> => {
    await open('own')
    await page().getByRole('button', { name: /^Your reports/ }).press('Enter')
    await page().getByText('one voice or two').waitFor()
  }

  test('hold a question that is answered without a mouse', async () => {
    await openOwn()
    await press('KeyE')
    await page().keyboard.type('two, one far away')
    await press('Enter')
    await page().getByText('Your answer is saved').waitFor()
    expect(await replies()).toEqual([{ action: 'answer_lead', answer: 'two, one far away' }])
  })

  test('hold a question that one key declines, and a report that was a slip', async () => {
    await openOwn()
    await press('KeyD')
    await page().getByText('That is fine').waitFor()
    await press('ArrowDown', 'Backspace')
    await page().getByText('Somebody looks at it all the same').waitFor()
    expect(await replies()).toEqual([{ action: 'decline_to_answer' }, { action: 'call_mistaken' }])
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
