import { build } from 'vite'
import { rendererConfig } from '../../build/renderer.vite.ts'

/** The pages under test are the built ones. */
export default async function buildRenderers(): Promise<void> {
  for (const page of ['product', 'sample'] as const) await build({ ...rendererConfig(page), configFile: false, logLevel: 'warn' })
}
