import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startNodehost } from './nodehost.ts'

// Runs a workstation in the browser without Electron, for development: `node electron/nodehost/main.ts [--data DIR]`.

const { values } = parseArgs({ options: { data: { type: 'string' } } })
const dataDir = values.data ?? process.env['EARSHOT_DATA'] ?? join(homedir(), '.earshot')

const host = await startNodehost({
  dataDir,
  rendererDir: join(import.meta.dirname, '../../out/renderer'),
  workerEntry: new URL('../core/worker.ts', import.meta.url),
  appVersion: 'development',
})
process.stdout.write(`Earshot is at ${host.issueUrl()}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void host.close().then(() => process.exit(0)))
}
