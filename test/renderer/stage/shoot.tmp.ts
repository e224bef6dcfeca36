import { mkdtempSync } from 'node:fs'
import { chromium } from 'playwright-core'
import sparticuz from '@sparticuz/chromium'
import { openStage } from './stage.ts'
import { scenes } from './scenes.ts'
const wanted = process.argv.slice(2)
const stage = await openStage(mkdtempSync('/tmp/stage-'))
const browser = await chromium.launch({ executablePath: process.env.EARSHOT_CHROMIUM ?? await sparticuz.executablePath(), args: ['--no-sandbox'], headless: true })
for (const size of process.env.BIG ? [{ width: 1440, height: 900 }, { width: 1280, height: 720 }] : [{ width: 1280, height: 720 }]) for (const theme of ['dark', 'light'] as const) {
  const page = await browser.newPage({ viewport: size, colorScheme: theme })
  page.on('console', m => { if (m.text().includes('bluetooth')) return; if (m.type() === 'error' || m.type() === 'warning') console.log(m.type(), m.text().slice(0, 300)) })
  page.on('pageerror', e => console.log('pageerror', e.message))
  for (const scene of Object.keys(scenes).filter(s => wanted.length === 0 || wanted.includes(s))) {
    await page.goto(stage.urlOf(scene, theme))
    await page.waitForTimeout(500)
    if (scene.startsWith('escalate')) { await page.getByText('Open the panel').focus(); await page.keyboard.press('Enter'); await page.waitForTimeout(150); await page.keyboard.press('Digit5'); if (scene.endsWith('offline')) { await page.keyboard.press('Tab') } }
    if (scene === 'own') await page.getByRole('button', { name: /Your reports/ }).click()
    await page.waitForTimeout(400)
    await page.screenshot({ path: `/tmp/shots/${scene}-${theme}-${size.width}.png` })
    if (scene.startsWith('escalate')) { await page.keyboard.press('Escape'); if (!scene.endsWith('offline')) { await page.keyboard.press('Enter'); await page.waitForTimeout(150); } else { await page.keyboard.press('Enter'); await page.waitForTimeout(150) } await page.keyboard.press('Enter'); await page.waitForTimeout(500); await page.screenshot({ path: `/tmp/shots/${scene}-filed-${theme}-${size.width}.png` }) }
    if (scene.startsWith('enrol') || scene.startsWith('unlock') || scene === 'join') { await page.keyboard.type('wrong'); await page.keyboard.press('Enter'); await page.waitForTimeout(200); await page.screenshot({ path: `/tmp/shots/${scene}-failed-${theme}-${size.width}.png` }) }
    if (scene === 'inbox-stale') { await page.waitForTimeout(4200); await page.screenshot({ path: `/tmp/shots/${scene}-${theme}-${size.width}.png` }) }
  }
  await page.close()
}
await browser.close(); await stage.close()
