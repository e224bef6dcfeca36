import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { chromiumArguments, findChromium } from '../../support/chromium.ts'
import { openStage, type Stage } from './stage.ts'

/** A page on the stage, new for each test of the file that asks for it. */
export type OnStage = {
  page(): Page
  /** `text` is the size that the person chose, in percent. */
  open(scene: string, theme?: 'dark' | 'light', text?: '100' | '150'): Promise<void>
  /** Raises the alarm, which opens the escalation panel. */
  openPanel(): Promise<void>
  press(...keys: string[]): Promise<void>
  /** What axe finds on the page as it stands; it writes styles of its own, which the page's policy refuses aloud. */
  axe(): Promise<string[]>
}

/** Builds the stage, starts Chromium, and lets no test pass whose page complained. */
export function goOnStage(): OnStage {
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

  return {
    page: () => page,
    async open(scene, theme = 'dark', text = '100') {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.goto(`${stage.urlOf(scene, theme)}&text=${text}`)
      await page.locator('main').waitFor()
    },
    async openPanel() {
      await page.keyboard.press('F8')
      await page.getByRole('alertdialog').waitFor()
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key)
    },
    async axe() {
      const before = complaints.length
      // What passed is of no use here, and describing it takes most of the time.
      const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
      complaints.splice(before)
      return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)}`))
    },
  }
}
