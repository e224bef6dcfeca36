import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { chromiumArguments, findChromium } from '../../support/chromium.ts'
import { openStage, type Stage } from '../stage/stage.ts'

/** A page with the product's player under the product's content security policy, new for each test of the file. */
export function goOnSoundStage(flags: readonly string[] = []): () => Page {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-sound-'))
  const complaints: string[] = []
  let stage: Stage
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    stage = await openStage(folder, import.meta.dirname)
    browser = await chromium.launch({
      executablePath: await findChromium(), args: [...chromiumArguments, '--autoplay-policy=no-user-gesture-required', ...flags],
    })
  })
  afterAll(async () => {
    await browser.close()
    await stage.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(async () => {
    page = await browser.newPage()
    page.on('pageerror', error => complaints.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.goto(stage.urlOf('sound', 'dark'))
  })
  afterEach(async () => {
    await page.close()
    expect(complaints.splice(0)).toEqual([])
  })
  return () => page
}

export const decibels = (ratio: number): number => 20 * Math.log10(ratio)
export const largestStep = (samples: readonly number[]): number =>
  samples.reduce((most, sample, index) => Math.max(most, index === 0 ? 0 : Math.abs(sample - (samples[index - 1] ?? 0))), 0)
export const peak = (samples: readonly number[]): number => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
