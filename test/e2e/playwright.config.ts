import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from '../support/chromium.ts'

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: '../../test-results',
  globalSetup: './build.ts',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  // Two cores: a hub, a core and a browser keep them busy.
  workers: 1,
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    launchOptions: { executablePath: await findChromium(), args: chromiumArguments },
  },
})
