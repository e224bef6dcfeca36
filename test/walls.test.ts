import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findCycle, projectRoot, readSourceTree, targetOf, type Import, type SourceFile } from './support/source-tree.ts'

// Which part may import what. Folders end with a slash; `node:*` and `@hpke/*` stand for all that begins so.

const corePort = ['electron/core/link.ts', 'electron/core/platform.ts', 'electron/core/port.ts']
const features = ['adjudicate', 'ask', 'escalate', 'guidelines', 'join', 'mining', 'practice', 'privacy', 'review', 'safety', 'settings', 'shift', 'supervisor'].map(name => `renderer/${name}/`)
const forScreens = [
  'shared/', 'renderer/ui/', 'renderer/keys/', 'renderer/state/', 'renderer/client.ts',
  'react', 'react-aria-components', 'react-i18next', 'i18next', 'zustand', 'zustand/vanilla', '@tanstack/react-table', '@tanstack/react-virtual',
]

const walls: Record<string, string[]> = {
  'shared/': ['shared/', 'zod'],
  'electron/core/': [
    'electron/core/', 'shared/', 'node:*', 'better-sqlite3', 'zod', '@hpke/*', 'canonicalize', 'uuid', 'pino', 'p-retry', 'undici',
  ],
  'electron/host/': ['electron/host/', 'shared/', ...corePort, 'node:*', 'zod'],
  'electron/shell/': ['electron/shell/', 'electron/host/', 'shared/', ...corePort, 'node:*', 'zod', 'electron'],
  'electron/nodehost/': ['electron/nodehost/', 'electron/host/', 'shared/', ...corePort, 'node:*', 'zod', 'ws'],

  'renderer/main.tsx': ['renderer/app/', 'renderer/bridge.ts', 'renderer/jitless.ts'],
  'renderer/jitless.ts': ['zod'],
  'renderer/bridge.ts': ['shared/', 'zod'],
  'renderer/client.ts': ['shared/', 'zod'],
  'renderer/app/': [...forScreens, ...features, 'renderer/app/', 'renderer/player/', 'renderer/bridge.ts', 'renderer/jitless.ts', 'react-dom/client'],
  'renderer/state/': ['renderer/state/', 'renderer/keys/', 'renderer/client.ts', 'renderer/bridge.ts', 'shared/', 'react', 'zustand/vanilla', 'zustand'],
  'renderer/keys/': ['renderer/keys/', 'renderer/state/', 'shared/', 'react', 'tinykeys', 'zustand/vanilla', 'zustand'],
  'renderer/ui/': [
    'renderer/ui/', 'renderer/keys/', 'shared/', 'react', 'react-aria-components', 'react-i18next', 'i18next', '@fontsource-variable/*', '@tanstack/react-table', '@tanstack/react-virtual', 'react-dom', 'uplot',
  ],
  'renderer/player/': ['renderer/player/', 'shared/', 'react', 'react-i18next', 'zustand', 'zustand/vanilla', 'wavesurfer.js', 'wavesurfer.js/*'],
  ...Object.fromEntries(features.map(feature => [feature, [...forScreens, feature]])),
  // These are built around the player; no other feature makes a sound.
  ...Object.fromEntries(['review', 'mining', 'ask', 'safety', 'adjudicate'].map(name => [`renderer/${name}/`, [...forScreens, `renderer/${name}/`, 'renderer/player/']])),
  'renderer/guidelines/': [...forScreens, 'renderer/guidelines/', 'react-markdown', 'remark-gfm'],

  'hub/': [
    'hub/', 'shared/', 'node:*', 'zod', 'fastify', 'fastify-type-provider-zod', '@fastify/*', 'kysely', 'kysely/*', 'better-sqlite3', 'pg',
    '@aws-sdk/client-s3', 'commander', 'cli-progress', 'pino', 'undici', 'uuid', 'canonicalize', 'p-retry', '@hpke/*', '@peculiar/x509', 'reflect-metadata',
    'otpauth', 'nodemailer', 'csv-parse', 'csv-parse/*', 'fflate', 'wavefile', '@wasm-audio-decoders/flac', 'ogg-opus-decoder', 'codec-parser', 'mpg123-decoder', 'ebur128-wasm', '@echogarden/fvad-wasm',
  ],
  'build/': ['build/', 'shared/', 'electron/', 'renderer/', 'hub/', '*'],
  'test/': ['test/', 'build/', 'shared/', 'electron/', 'renderer/', 'hub/', '*'],
}

const tree = readSourceTree()
const product = tree.filter(({ path }) => !/^(build|test)\//.test(path))

/** The nearest wall around a file: the longest that its path begins with. */
const wallOf = (path: string): string | undefined =>
  Object.keys(walls).filter(wall => path.startsWith(wall)).toSorted((a, b) => b.length - a.length)[0]

const isInProject = (target: string): boolean => /^(shared|electron|renderer|hub|build|test)\//.test(target)

const allows = (allowed: string, target: string): boolean => {
  if (allowed === '*') return !isInProject(target)
  if (allowed.endsWith('*') || allowed.endsWith('/')) return target.startsWith(allowed.replace('*', ''))
  return target === allowed
}

const breaches = (files: readonly SourceFile[], isBreach: (file: SourceFile, each: Import, target: string) => boolean): string[] =>
  files.flatMap(file =>
    file.imports.filter(each => isBreach(file, each, targetOf(file, each))).map(each => `${file.path} imports ${targetOf(file, each)}`))

describe('the walls', () => {
  it('stand around every file', () => {
    expect(tree.map(({ path }) => path).filter(path => path.includes('/') && wallOf(path) === undefined)).toEqual([])
    expect(product.length).toBeGreaterThan(100)
  })

  it.each(Object.keys(walls))('hold around %s', wall => {
    const inside = tree.filter(({ path }) => wallOf(path) === wall)
    expect(breaches(inside, (_, __, target) => !(walls[wall] ?? []).some(allowed => allows(allowed, target)))).toEqual([])
  })

  it('let only the entry of the shell and its preload load Electron', () => {
    const loaders = product.filter(({ imports }) => imports.some(({ specifier, erased }) => /^electron(\/|$)/.test(specifier) && !erased))
    expect(loaders.map(({ path }) => path)).toEqual(['electron/shell/main.ts', 'electron/shell/preload.ts'])
  })

  it('let the hub be reached from nothing but tests and the scripts that start one', () => {
    expect(breaches(product, (file, _, target) => target.startsWith('hub/') && !file.path.startsWith('hub/'))).toEqual([])
  })

  it('lead from a screen to a store to the client, never past it', () => {
    expect(breaches(product, ({ path }, { erased }, target) =>
      target === 'renderer/client.ts' && (path.endsWith('.tsx') || (!erased && !path.startsWith('renderer/state/'))))).toEqual([])
  })

  it('let no import run in a circle', () => {
    expect(findCycle(tree)).toBeNull()
  })
})

describe('this test', () => {
  const file = (path: string, ...specifiers: string[]): SourceFile =>
    ({ path, lines: 1, imports: specifiers.map(specifier => ({ specifier, erased: false })), exportsDefault: false, exportsEverythingOf: [] })

  it('sees a circle, however long, and none where there is none', () => {
    expect(findCycle([file('a.ts', './b.ts', 'zod'), file('b.ts', './c.ts'), file('c.ts', './a.ts')])).toEqual(['a.ts', 'b.ts', 'c.ts', 'a.ts'])
    expect(findCycle([file('a.ts', './b.ts', './c.ts'), file('b.ts', './c.ts'), file('c.ts')])).toBeNull()
  })

  it('sees where an import leads, from wherever it starts', () => {
    const within = (path: string, specifier: string): boolean =>
      walls[wallOf(path) ?? '']?.some(allowed => allows(allowed, targetOf(file(path), { specifier, erased: false }))) ?? false
    expect(within('electron/core/clips/store.ts', '../../../shared/domain/values.ts')).toBe(true)
    expect(within('electron/core/clips/store.ts', 'node:fs')).toBe(true)
    for (const specifier of ['electron', '../../shell/window.ts', '../../../hub/cli.ts', '../../../test/support/time.ts', 'lodash']) {
      expect(within('electron/core/clips/store.ts', specifier), specifier).toBe(false)
    }
    expect(within('renderer/escalate/draft.ts', '../review/desk.ts')).toBe(false)
    expect(within('renderer/review/actions/review-actions.ts', 'wavesurfer.js')).toBe(false)
    expect(within('renderer/player/wave.ts', 'wavesurfer.js/plugins/regions')).toBe(true)
    expect(within('electron/shell/shell.ts', '../core/vault/vault.ts')).toBe(false)
    expect(within('build/start.ts', '../test/support/time.ts')).toBe(false)
  })
})

describe('what each part is compiled with', () => {
  const settingsOf = (folder: string): { types?: string[]; lib?: string[]; extends?: string } => {
    const { compilerOptions = {}, ...rest } = JSON.parse(readFileSync(join(projectRoot, folder, 'tsconfig.json'), 'utf8')) as Record<string, object>
    return { ...rest, ...compilerOptions }
  }

  it('is nothing of any host for shared, and no Node for the renderer', () => {
    expect(settingsOf('.')).toMatchObject({ strict: true, types: [], lib: ['es2025'], erasableSyntaxOnly: true })
    expect(settingsOf('shared')).not.toHaveProperty('types')
    expect(settingsOf('shared')).not.toHaveProperty('lib')
    expect(settingsOf('renderer').types).toEqual(['vite/client'])
  })

  it.each(['electron/core', 'electron/host', 'electron/shell', 'electron/nodehost', 'hub', 'build', 'test'])('is strict for %s', folder => {
    const { extends: base, ...own } = settingsOf(folder)
    expect(base).toMatch(/^(\.\.\/)+tsconfig\.json$/)
    expect(own).not.toHaveProperty('strict')
  })
})

describe('every file', () => {
  it('has one purpose that fits into 300 lines', () => {
    expect(tree.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([])
  })

  it('exports by name, except where a tool wants a default', () => {
    const wanted = /(\.vite|\.config|^test\/e2e\/build)\.ts$/
    expect(tree.filter(({ path, exportsDefault }) => exportsDefault && !wanted.test(path)).map(({ path }) => path)).toEqual([])
  })

  it('is no barrel', () => {
    expect(tree.filter(({ path, exportsEverythingOf }) => exportsEverythingOf.length > 0 || /(^|\/)index\.tsx?$/.test(path)).map(({ path }) => path)).toEqual([])
  })
})
