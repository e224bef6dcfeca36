import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { openStage, type Stage } from './stage/stage.ts'

// The screens around the clip, as built, in Chromium under the product's content security policy.

const folder = mkdtempSync(join(tmpdir(), 'earshot-stage-'))
let stage: Stage
let browser: Browser
let context: BrowserContext
let page: Page
let complaints: string[]

beforeAll(async () => {
  stage = await openStage(folder)
  browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments })
})
afterAll(async () => {
  await browser.close()
  await stage.close()
  rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  complaints = []
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  page = await context.newPage()
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
})
afterEach(async () => {
  await context.close()
  expect(complaints).toEqual([])
})

const open = async (scene: string, theme: 'dark' | 'light' = 'dark'): Promise<void> => {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await page.goto(stage.urlOf(scene, theme))
  await page.locator('main').waitFor()
}

const openPanel = async (): Promise<void> => {
  await page.getByRole('button', { name: 'Open the panel' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog').waitFor()
}

const filings = (): Promise<Record<string, unknown>[]> =>
  page.evaluate(() => window.stage.bridge.calls.filter(({ method }) => method === 'escalations.file').map(({ input }) => input as Record<string, unknown>))

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

const violations = async (): Promise<string[]> => {
  const found = await new AxeBuilder({ page }).analyze()
  return found.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)}`))
}

/** What brings each state onto the screen, once its scene is there. */
const states: [string, string, (() => Promise<void>)?][] = [
  ['the first start', 'enrol'],
  ['a refused enrolment', 'enrol', async () => {
    await page.keyboard.type('earshot://wrong')
    await press('Enter')
    await page.getByRole('alert').waitFor()
  }],
  ['joining', 'join'],
  ['joining with nothing entered', 'join', async () => {
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    await page.getByRole('alert').waitFor()
  }],
  ['unlocking', 'unlock'],
  ['unlocking alone, on a weak keychain', 'unlock-one'],
  ['the panel', 'escalate', openPanel],
  ['the panel, offline, with a grave harm and words', 'escalate-offline', async () => {
    await openPanel()
    await press('Digit5', 'Tab')
    await page.getByText('+40 21 555 0142').waitFor()
  }],
  ['a filed report', 'escalate', async () => {
    await openPanel()
    await press('Digit1', 'Enter')
    await page.getByText('nobody has seen it yet').waitFor()
  }],
  ['one’s own reports', 'own', async () => {
    await page.getByRole('button', { name: /^Your reports/ }).click()
    await page.getByRole('dialog').waitFor()
  }],
  ['the inbox', 'inbox', () => page.getByRole('option').first().waitFor()],
  ['the inbox with nothing in it', 'inbox-empty', () => page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor()],
  ['the inbox without its hub', 'inbox-never', () => page.getByText('The hub is away').waitFor()],
  ['the inbox when its hub went away', 'inbox-stale', () => page.getByText('This is how things stood').waitFor()],
  ['the board', 'board', () => page.getByRole('table').waitFor()],
  ['the board from a snapshot', 'board-snapshot', () => page.getByText('as they were').waitFor()],
  ['the board of an empty day', 'board-empty', () => page.getByText('No shift yet today').waitFor()],
  ['the board without its hub', 'board-never', () => page.getByText('holds no figures').waitFor()],
  ['the settings', 'board', async () => {
    await page.getByRole('button', { name: 'You and this laptop' }).click()
    await page.getByRole('menuitem', { name: 'Settings' }).click()
    await page.getByRole('switch').first().waitFor()
  }],
]

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  test.each(states)('%s passes axe', async (_, scene, reach) => {
    await open(scene, theme)
    await reach?.()
    expect(await violations()).toEqual([])
  })
})

describe('the escalation panel', () => {
  test('files the harm that one digit names, from the last seconds heard', async () => {
    await open('escalate')
    await openPanel()
    await press('Digit6', 'Enter')
    await page.getByRole('heading', { name: 'Your report is safe' }).waitFor()
    expect(await filings()).toEqual([expect.objectContaining({ category: 'domestic_violence', happeningNow: true, span: { from: 1200, to: 3400 } })])
  })

  test('sends “something is wrong” on Enter alone', async () => {
    await open('escalate')
    await openPanel()
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await filings()).toEqual([expect.objectContaining({ category: 'unsure' })])
  })

  test('sends the urgent alarm on F8, and a held F8 does not', async () => {
    await open('escalate')
    await openPanel()
    await page.evaluate(() => {
      for (let i = 0; i < 5; i++) window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', code: 'F8', repeat: true, bubbles: true }))
    })
    expect(await filings()).toEqual([])
    await press('F8')
    await page.getByRole('heading', { name: 'Your report is safe' }).waitFor()
    expect(await filings()).toEqual([expect.objectContaining({ category: 'urgent_unspecified', happeningNow: true })])
  })

  test('shows the severity that follows from *not now*', async () => {
    await open('escalate')
    await openPanel()
    await press('Digit7')
    await page.getByText('Threat, S1.').waitFor()
    await press('KeyN')
    await page.getByText('Threat, S2.').waitFor()
    expect(await page.getByRole('switch', { name: 'Happening now' }).getAttribute('aria-checked')).toBe('false')
  })

  test('takes letters as text while words are typed, and sends them on Enter', async () => {
    await open('escalate')
    await openPanel()
    await press('KeyC', 'Tab')
    await page.keyboard.type('now 5 men')
    await press('Tab')
    await page.keyboard.type('a car')
    await press('Enter')
    await page.getByRole('heading', { name: 'Your report is safe' }).waitFor()
    expect(await filings()).toEqual([expect.objectContaining({ category: 'other_crime', words: 'now 5 men', sounds: 'a car', happeningNow: true })])
  })

  test('closed by Escape sends nothing, gives the focus back, and opens again as it was', async () => {
    await open('escalate')
    await openPanel()
    await press('Digit3', 'Tab')
    await page.keyboard.type('crying')
    await press('Escape')
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    expect(await filings()).toEqual([])
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Open the panel')
    await openPanel()
    expect(await page.getByRole('radio', { name: /Child in danger/ }).isChecked()).toBe(true)
    expect(await page.getByLabel('What was said').inputValue()).toBe('crying')
  })

  test('keeps the focus inside, however often Tab is pressed', async () => {
    await open('escalate')
    await openPanel()
    for (let i = 0; i < 14; i++) {
      await press(i % 5 === 4 ? 'Shift+Tab' : 'Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('[role=alertdialog]') !== null)).toBe(true)
    }
  })

  test('leads the arrow keys to the answers without choosing one unseen', async () => {
    await open('escalate')
    await openPanel()
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
    await press('ArrowDown')
    expect(await page.getByRole('radio', { name: /Life in danger now/ }).isChecked()).toBe(true)
    await press('ArrowDown')
    expect(await page.getByRole('radio', { name: /Self-harm/ }).isChecked()).toBe(true)
  })

  test('goes on to the next clip on Enter, and into a protected break on B', async () => {
    await open('escalate')
    await openPanel()
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    await press('Enter')
    await openPanel()
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    await press('KeyB')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => window.stage.left)).toMatchObject([{ filed: true, resting: false }, { filed: true, resting: true }])
  })
})

describe('the inbox', () => {
  test('is worked by arrows and Enter alone', async () => {
    await open('inbox')
    await page.getByRole('option').first().waitFor()
    await press('ArrowDown', 'Enter')
    await page.getByText(/^Acknowledged \d\d:\d\d/).waitFor()
    expect(await page.evaluate(() => window.stage.bridge.calls.filter(({ method }) => method === 'escalations.act').map(({ input }) => input)))
      .toEqual([{ escalation: '00000000-0000-4000-8000-000000000081', action: 'acknowledge' }])
  })
})

describe('the board', () => {
  test('sorts by who, when and what waits, and ranks nobody', async () => {
    await open('board')
    await page.getByRole('table').waitFor()
    const sortable = await page.locator('thead button').allTextContents()
    expect(sortable).toEqual(['Reviewer', 'Shift', 'Waiting', 'Last contact', 'Lease ends'])
    await page.getByRole('button', { name: 'Waiting' }).click()
    await page.locator('th[aria-sort]').waitFor()
    expect(await page.locator('tbody tr').first().locator('td').nth(9).textContent()).toBe('48')
  })
})

describe('unlocking', () => {
  test('says for how long to wait after too many wrong passphrases, and loses nothing that was typed', async () => {
    await open('unlock')
    await page.keyboard.type('not the passphrase')
    await press('Enter')
    await page.getByText('That is not the passphrase').waitFor()
    await press('Enter', 'Enter')
    await page.getByText(/Try again in \d+ seconds/).waitFor()
    expect(await page.getByLabel('Passphrase', { exact: true }).inputValue()).toBe('not the passphrase')
  })
})
