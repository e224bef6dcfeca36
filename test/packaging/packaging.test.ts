import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { rendererConfig } from '../../build/renderer.vite.ts'
import { buildShell } from '../../build/shell.vite.ts'

// Packs the product as it is released, with a stub where Electron's own binary would be: what is packed around it, and
// which of its fuses are set, does not depend on the rest of its bytes.

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

let folder: string
let resources: string
let archive: Awaited<ReturnType<typeof readArchive>>

beforeAll(async () => {
  // Bundlers take React's development build for a test run, and write the paths of sources into it.
  vi.stubEnv('NODE_ENV', 'production')
  folder = await mkdtemp(join(tmpdir(), 'earshot-packing-'))
  const project = join(folder, 'project')
  await mkdir(join(project, 'build'), { recursive: true })
  for (const part of ['package.json', 'package-lock.json', 'electron-builder.yml', 'build/packaging']) {
    await cp(join(root, part), join(project, part), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'))
  await buildShell({
    main: join(root, 'electron/shell/main.ts'),
    worker: join(root, 'electron/core/worker.ts'),
    outDir: join(project, 'out/app'),
  })
  const page = rendererConfig('product')
  await build({ ...page, configFile: false, logLevel: 'warn', build: { ...page.build, outDir: join(project, 'out/renderer') } })
  // What must stay behind although it lies where the product lies.
  for (const neighbour of ['out/sample-renderer', 'build/sample', 'hub', 'test']) {
    await mkdir(join(project, neighbour), { recursive: true })
    await writeFile(join(project, neighbour, 'stray.js'), 'export {}')
  }

  const dist = await writeStubElectron(join(folder, 'electron'))
  const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js')
  await run(
    process.execPath,
    [builder, '--linux', 'dir', '--x64', `-c.electronDist=${dist}`, `-c.directories.output=${join(folder, 'packages')}`],
    // Nothing answers at this proxy: a download would fail.
    { cwd: project, env: { ...process.env, HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' } },
  )
  resources = join(folder, 'packages/linux-unpacked/resources')
  archive = await readArchive(join(resources, 'app.asar'))
}, 120_000)

afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

/** A file with all of Electron's nine fuses as they come, in a distribution that has nothing else to speak of. */
async function writeStubElectron(dist: string): Promise<string> {
  await mkdir(join(dist, 'resources'), { recursive: true })
  await mkdir(join(dist, 'locales'))
  await writeFile(join(dist, 'locales/en-US.pak'), '')
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
  await writeFile(join(dist, 'electron'), Buffer.concat([Buffer.alloc(64), sentinel, Buffer.from([1, 9]), Buffer.from('101100011'), Buffer.alloc(64)]))
  return dist
}

const Entry = z.object({ offset: z.string().optional(), size: z.int().optional(), unpacked: z.boolean().optional() })
type Entry = z.infer<typeof Entry>
type Folder = { files: Record<string, Folder | Entry> }
const Folder: z.ZodType<Folder> = z.lazy(() => z.object({ files: z.record(z.string(), z.union([Folder, Entry])) }))

/** An asar archive: a header of JSON behind Chromium's pickle lengths, then the files one after the other. */
async function readArchive(file: string) {
  const bytes = await readFile(file)
  const header = Folder.parse(JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))))
  const list = ({ files }: Folder, prefix: string): [string, Entry][] =>
    Object.entries(files).flatMap(([name, node]) => ('files' in node ? list(node, `${prefix}${name}/`) : [[prefix + name, node]]))
  const entries = new Map(list(header, ''))
  return {
    entries,
    holds: (text: string): boolean => bytes.includes(text),
    text(path: string): string {
      const { offset, size = 0 } = entries.get(path) ?? {}
      const start = 8 + bytes.readUInt32LE(4) + Number(offset)
      return bytes.toString('utf8', start, start + size)
    },
  }
}

describe('the package', () => {
  it('holds the bundles, the page, the native database and its own description, and no other file', () => {
    const allowed = [
      /^package\.json$/,
      /^out\/app\/(main|worker|[\w-]+-[\w-]{8})\.js$/,
      /^out\/app\/preload\.cjs$/,
      /^out\/renderer\/index\.html$/,
      /^out\/renderer\/assets\/[\w.-]+\.(js|css|woff2|svg|png|opus)$/,
      /^node_modules\/better-sqlite3\/(LICENSE|package\.json|lib\/[\w/-]+\.js)$/,
      /^node_modules\/better-sqlite3\/prebuilds\/linux-x64\.node$/,
    ]
    const paths = [...archive.entries.keys()]
    expect(paths.filter(path => !allowed.some(pattern => pattern.test(path)))).toEqual([])
    for (const pattern of allowed) expect(paths.some(path => pattern.test(path)), String(pattern)).toBe(true)
  })

  it('knows nothing of the sample: neither its bar nor a core that accepts its hub', () => {
    for (const word of ['sample.become', 'sample.thief', 'acceptSampleHub: true']) expect(archive.holds(word), word).toBe(false)
    expect(archive.holds('acceptSampleHub: false')).toBe(true)
  })

  it('tells nothing of the machine that it was built on', () => {
    expect(archive.holds(root)).toBe(false)
    expect(archive.holds(folder)).toBe(false)
  })

  it('leaves one file outside the archive that integrity validation covers: the native database', async () => {
    const native = 'node_modules/better-sqlite3/prebuilds/linux-x64.node'
    expect([...archive.entries].filter(([, { unpacked }]) => unpacked).map(([path]) => path)).toEqual([native])
    const beside = await readdir(join(resources, 'app.asar.unpacked'), { recursive: true, withFileTypes: true })
    expect(beside.filter(entry => entry.isFile()).map(({ name }) => name)).toEqual(['linux-x64.node'])
    expect((await readFile(join(resources, 'app.asar.unpacked', native))).equals(await readFile(join(root, native)))).toBe(true)
  })

  it('starts at the bundled shell and names nothing that only development needs', () => {
    const described: unknown = JSON.parse(archive.text('package.json'))
    expect(described).toMatchObject({ main: 'out/app/main.js', type: 'module', dependencies: { 'better-sqlite3': expect.any(String) } })
    expect(described).not.toHaveProperty('devDependencies')
    expect(described).not.toHaveProperty('scripts')
  })

  it('has every fuse set', async () => {
    const { version, ...wire } = await getCurrentFuseWire(join(folder, 'packages/linux-unpacked/earshot'))
    const on = [FuseV1Options.EnableCookieEncryption, FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar, FuseV1Options.WasmTrapHandlers]
    const off = [
      FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    expect(version).toBe('1')
    expect(wire).toEqual(Object.fromEntries([...on.map(fuse => [fuse, FuseState.ENABLE]), ...off.map(fuse => [fuse, FuseState.DISABLE])]))
  })
})
