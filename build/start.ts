import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
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

/** What a started workstation is to this script: `closed` by the person, or `fallen`. */
type Workstation = { closed: Promise<void>; fallen: Promise<void>; stop(): Promise<void> }
const never = new Promise<void>(() => undefined)

const canShowWindows = process.platform !== 'linux' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== ''
const electron = canShowWindows ? await obtainElectron() : null

// One host never opens what the other made, so each has a folder of its own.
const folder = resolve(values.data ?? process.env['EARSHOT_DATA'] ?? join(root, '.earshot'), electron === null ? 'browser' : 'desktop')
const dataDir = join(folder, 'workstation')
const portFile = join(folder, 'hub-port')
const usualPort = 7420

/** Removes what this script made, and nothing else that lies in the folder; a first start cut short is made anew. */
function clear(): void {
  if (!existsSync(join(folder, 'hub/keys'))) return
  for (const made of [join(folder, 'hub'), dataDir, portFile]) rmSync(made, { recursive: true, force: true })
}

const isFree = (port: number): Promise<boolean> =>
  new Promise(answer => {
    const probe = createServer().once('error', () => answer(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)))
  })

/** Before anything is touched, not even to begin afresh: another start may be at work in the folder. */
async function requireUnused(): Promise<void> {
  if (!existsSync(portFile)) return
  const port = readFileSync(portFile, 'utf8')
  if (await isFree(Number(port))) return
  throw new Error(`Something listens on 127.0.0.1:${port} already, where the hub of ${folder} lives. If it is Earshot, started before, use that.`)
}

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
    env: { ...process.env, EARSHOT_DATA: dataDir, EARSHOT_NODE: process.execPath, ...(invitations === null ? {} : { EARSHOT_SAMPLE: JSON.stringify(invitations) }) },
  })
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  return {
    closed: ended,
    fallen: never,
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
  return { closed: never, fallen: host.core.ended, stop: host.close }
}

/** Resolves when it was ended as asked; rejects when a part of it fell. */
async function start(): Promise<void> {
  await requireUnused()
  if (values.fresh || !existsSync(join(dataDir, 'device.key'))) clear()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await build({ ...rendererConfig('sample'), configFile: false, logLevel: 'warn' })
  const hub = await prepareSampleHub(join(folder, 'hub'))
  const running = await serveHub(hub)
  const invitations = existsSync(join(dataDir, 'device.key')) ? null : await inviteEverybody(hub, running.address)
  const workstation = await (electron === null ? startInBrowser(invitations) : startInElectron(electron, invitations))
  const interrupted = new Promise<void>(done => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
  const fallen = await Promise.race([
    Promise.race([workstation.closed, interrupted]).then(() => null),
    running.ended.then(() => 'The hub'),
    workstation.fallen.then(() => 'The workstation'),
  ])
  await workstation.stop()
  await running.stop()
  if (fallen !== null) throw new Error(`${fallen} ended by itself, so the rest was ended too. What was entered is safe.`)
}

await start()
  .then(() => process.exit(0))
  .catch((error: unknown) => {
    process.stderr.write(`Earshot does not run. ${error instanceof Error ? error.message : String(error)}\n`)
    process.stderr.write(`Nothing in ${folder} was removed. Mend what is named above and start again; --fresh begins anew, --data DIR elsewhere.\n`)
    process.exit(1)
  })
