import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { runInNewContext } from 'node:vm'
import { parseSync } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildShell } from '../../build/shell.vite.ts'
import { startCore } from '../../electron/core/link.ts'

const root = join(import.meta.dirname, '../..')
let folder: string
let outDir: string

beforeAll(async () => {
  // Inside the project, so that the native database is found from there as it is from inside the package.
  await mkdir(join(root, 'out'), { recursive: true })
  folder = await mkdtemp(join(root, 'out', 'bundle-test-'))
  outDir = join(folder, 'app')
  await buildShell({ main: join(root, 'electron/shell/main.ts'), worker: join(root, 'electron/core/worker.ts'), outDir })
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

const importsOf = async (file: string): Promise<string[]> => {
  const { module } = parseSync(file, await readFile(join(outDir, file), 'utf8'))
  return module.staticImports.map(({ moduleRequest }) => moduleRequest.value)
}

describe('the bundled shell', () => {
  it('needs nothing at run time but Node, Electron and the native database', async () => {
    const files = await readdir(outDir)
    expect(files).toEqual(expect.arrayContaining(['main.js', 'preload.cjs', 'worker.js']))
    const needed = (await Promise.all(files.filter(file => file.endsWith('.js')).map(importsOf))).flat()
    const foreign = needed.filter(name => !isBuiltin(name) && !name.startsWith('./'))
    expect([...new Set(foreign)].toSorted()).toEqual(['better-sqlite3', 'electron'])
    expect(await importsOf('worker.js')).not.toContain('electron')
  })

  it('has a preload of one file that runs where only the sandbox has modules', async () => {
    const exposed: [string, string[]][] = []
    const contextBridge = { exposeInMainWorld: (key: string, api: object) => exposed.push([key, Object.keys(api)]) }
    const require = (name: string): object => {
      if (name !== 'electron') throw new Error(`The sandbox has no module ${name}`)
      return { contextBridge, ipcRenderer: {} }
    }
    runInNewContext(await readFile(join(outDir, 'preload.cjs'), 'utf8'), { require, exports: {}, module: {} })
    expect(exposed).toEqual([['earshot', ['call', 'subscribe']]])
  })

  it('has a worker that is the core', async () => {
    const dataDir = join(folder, 'device')
    const keychain = { seal: async (plain: Uint8Array) => plain, open: async (sealed: Uint8Array) => sealed }
    const core = startCore(pathToFileURL(join(outDir, 'worker.js')), { dataDir, host: 'shell', keychainStrength: 'strong', appVersion: '0' }, keychain)
    const reply = await core.call('session.read', {})
    await core.close()
    expect(reply).toMatchObject({ ok: true, value: { stage: 'new', host: 'shell', keychain: 'strong' } })
  }, 30_000)

  it('has an entry that finds worker, page and preload beside itself', async () => {
    await mkdir(join(folder, 'renderer'))
    await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html>')
    const env = { ...process.env, EARSHOT_DATA: join(folder, 'first device') }
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', new URL('electron-module.ts', import.meta.url).href, join(outDir, 'main.js')],
      { env, timeout: 20_000 },
    )
    expect(JSON.parse(stdout)).toMatchObject({
      preload: join(outDir, 'preload.cjs'),
      reply: { ok: true, value: { stage: 'new', host: 'shell' } },
      page: 200,
      dialogs: [],
    })
  }, 30_000)
})
