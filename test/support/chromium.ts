import { existsSync } from 'node:fs'
import { chromium as playwright } from '@playwright/test'
import packed from '@sparticuz/chromium'

/** A Chromium to test in: the one `EARSHOT_CHROMIUM` names, the system's, Playwright's own, or the packed one. */
export async function findChromium(): Promise<string> {
  const candidates = [process.env['EARSHOT_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome', playwright.executablePath()]
  return candidates.find(path => path !== undefined && existsSync(path)) ?? packed.executablePath()
}

/** Root needs no sandbox of Chromium's own; the page under test is ours, and nothing is looked up outside. */
export const chromiumArguments = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
]
