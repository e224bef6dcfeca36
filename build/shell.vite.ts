import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** What one desktop start is made of: paths of the main process's entry and the core's worker, and where they go. */
export type ShellParts = { main: string; worker: string; outDir: string }

/** What is packaged. */
const product: ShellParts = {
  main: at('../electron/shell/main.ts'),
  worker: at('../electron/core/worker.ts'),
  outDir: at('../out/app'),
}

const shared: InlineConfig = {
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
}

/** Main process and worker, as ES modules of Electron's own Node; the native database stays a package of its own. */
const nodeConfig = ({ main, worker, outDir }: ShellParts): InlineConfig => ({
  ...shared,
  ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: { input: { main, worker }, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
  },
})

/** The preload as one CommonJS file: in a sandboxed renderer there is no other kind. */
const preloadConfig = (outDir: string): InlineConfig => ({
  ...shared,
  build: {
    outDir,
    emptyOutDir: false,
    target: 'chrome150',
    minify: false,
    lib: { entry: at('../electron/shell/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
})

/** Bundles the desktop host into `main.js`, `worker.js` and `preload.cjs`. */
export async function buildShell(parts: ShellParts = product): Promise<void> {
  await build(nodeConfig(parts))
  await build(preloadConfig(parts.outDir))
}
