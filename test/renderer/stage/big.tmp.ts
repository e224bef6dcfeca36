import { mkdtempSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { chromiumArguments, findChromium } from '../../support/chromium.ts'
import { openStage } from './stage.ts'
const stage = await openStage(mkdtempSync('/tmp/stage-'))
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments })
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' })
for (const scene of ['escalate-offline', 'join', 'inbox', 'board']) {
  await page.goto(stage.urlOf(scene, 'dark')); await page.locator('main').waitFor()
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%' })
  if (scene.startsWith('esc')) { await page.getByText('Open the panel').focus(); await page.keyboard.press('Enter'); await page.waitForTimeout(300); await page.keyboard.press('Digit5'); await page.keyboard.press('Tab') }
  await page.waitForTimeout(500)
  await page.screenshot({ path: `/tmp/shots/big-${scene}.png` })
}
await browser.close(); await stage.close()
