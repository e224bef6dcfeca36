import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: '../../test-results',
  timeout: 60_000,
  workers: 1,
  reporter: 'list',
})
