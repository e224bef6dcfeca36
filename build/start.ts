import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import open from 'open'
import { build } from 'vite'
import { startNodehost } from '../electron/nodehost/nodehost.ts'
import { obtainElectron } from './electron-binary.ts'
import { rendererConfig } from './renderer.vite.ts'
import { inviteEverybody, prepareSampleHub, type HubFolder, type Invitations, type RunningHub } from './sample/hub.ts'
import { startSampleShift } from './sample/workstation.ts'
import { buildShell } from './shell.vite.ts'

// `npm start`: hub and workstation together on the sample clips, ready to review.

const { values } = parseArgs({ options: { data: { type: 'string' }, fresh: { type: 'boolean', default: false } } })
const root = join(import.meta.dirname, '..')
const at = (path: string): string => join(import.meta.dirname, path)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** What a started workstation is to this script. */
type Workstation = { ended: Promise<void>; stop(): Promise<void> }

const canShowWindows = process.platform !== 'linux' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== ''
const electron = canShowWindows ? await obtainElectron() : null

// One host never opens what the other made, so each has a folder of its own.
const folder = resolve(values.data ?? process.env['EARSHOT_DATA'] ?? join(root, '.earshot'), electron === null ? 'browser' : 'desktop')
const dataDir = join(folder, 'workstation')
const portFile = join(folder, 'hub-port')
const usualPort = 7420

/** The hub on the port its workstation knows; at the first start on the usual one, or any that is free. */
async function serveHub(hub: HubFolder): Promise<RunningHub> {
  if (existsSync(portFile)) return hub.serve(Number(readFileSync(portFile, 'utf8')))
  const running = await hub.serve(usualPort).catch(() => hub.serve(0))
  writeFileSync(portFile, running.address.split(':').at(-1) ?? '')
  return running
}

async function startInElectron(executable: string, invitations: Invitations | null): Promise<Workstation> {
  await buildShell({ main: at('sample/electron-main.ts'), worker: at('sample/worker.ts'), outDir: join(root, 'out/sample-app') })
  const child = spawn(executable, [join(root, 'out/sample-app/main.js')], {
    stdio: 'inherit',
    env: { ...process.env, EARSHOT_DATA: dataDir, ...(invitations === null ? {} : { EARSHOT_SAMPLE: JSON.stringify(invitations) }) },
  })
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  return {
    ended,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

async function startInBrowser(invitations: Invitations | null): Promise<Workstation> {
  const host = await startNodehost({
    dataDir,
    rendererDir: join(root, 'out/sample-renderer'),
    workerEntry: new URL('./sample/worker.ts', import.meta.url),
    appVersion: 'development',
  })
  await startSampleShift(host.core, invitations)
  const url = host.issueUrl()
  say(canShowWindows ? 'Electron cannot be had on this machine: Earshot opens in a browser instead.' : 'There is no display: open Earshot in a browser.')
  say(`  ${url}\n  The address works once. Ctrl+C ends hub and workstation.`)
  if (canShowWindows) void open(url)
  return { ended: new Promise(() => undefined), stop: host.close }
}

async function start(): Promise<void> {
  if (values.fresh) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await build({ ...rendererConfig('sample'), configFile: false, logLevel: 'warn' })
  const hub = await prepareSampleHub(join(folder, 'hub'))
  const running = await serveHub(hub)
  const invitations = existsSync(join(dataDir, 'device.key')) ? null : await inviteEverybody(hub, running.address)
  const workstation = await (electron === null ? startInBrowser(invitations) : startInElectron(electron, invitations))
  const interrupted = new Promise<void>(done => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
  await Promise.race([workstation.ended, interrupted, running.ended])
  await workstation.stop()
  await running.stop()
}

await start()
  .then(() => process.exit(0))
  .catch((error: unknown) => {
    process.stderr.write(`Earshot did not start. ${error instanceof Error ? error.message : String(error)}\n`)
    process.stderr.write(`Nothing in ${folder} was removed. Mend what is named above, or start afresh with: npm start -- --fresh\n`)
    process.exit(1)
  })
