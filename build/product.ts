import { build } from 'vite'
import { rendererConfig } from './renderer.vite.ts'
import { buildShell } from './shell.vite.ts'

// `npm run build`: the two folders that are packaged, `out/renderer` and `out/app`.

await build({ ...rendererConfig('product'), configFile: false, logLevel: 'warn' })
await buildShell()
