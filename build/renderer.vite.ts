import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The page that is shipped, and the same with the sample bar above it, which never is. */
const pages = {
  product: { root: at('../renderer'), outDir: at('../out/renderer') },
  sample: { root: at('./sample'), outDir: at('../out/sample-renderer') },
}

/**
 * Bundles a page for Electron 45 and any Chromium as new. Everything is a file of its own, because the page's policy
 * allows no `data:` fonts and no inline script; hosts put a fresh nonce in the place of `__NONCE__`.
 */
export const rendererConfig = (page: keyof typeof pages): UserConfig => ({
  root: pages[page].root,
  base: './',
  plugins: [react()],
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: pages[page].outDir,
    emptyOutDir: true,
    target: 'chrome150',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
})

export default defineConfig(({ mode }) => rendererConfig(mode === 'sample' ? 'sample' : 'product'))
