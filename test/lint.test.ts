import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { projectRoot } from './support/source-tree.ts'

// The lint rules show in an editor what walls.test.ts enforces; here each is breached once, in a tree of its own.

const breaches: [path: string, specifier: string][] = [
  ['shared/domain/a.ts', 'node:fs'],
  ['shared/domain/b.ts', 'electron'],
  ['shared/contract/c.ts', '../../hub/hub.ts'],
  ['electron/core/a.ts', 'electron'],
  ['electron/core/clips/b.ts', '../../shell/window.ts'],
  ['electron/core/clips/c.ts', '../../../hub/hub.ts'],
  ['electron/core/clips/d.ts', 'lodash'],
  ['electron/host/a.ts', '../core/core.ts'],
  ['electron/host/b.ts', '../core/vault/vault.ts'],
  ['electron/nodehost/a.ts', '../shell/shell.ts'],
  ['electron/nodehost/b.ts', 'electron'],
  ['electron/shell/a.ts', 'electron'],
  ['electron/shell/b.ts', '../core/dispatch.ts'],
  ['electron/shell/c.ts', '../nodehost/nodehost.ts'],
  ['renderer/app/a.ts', '../../electron/core/link.ts'],
  ['renderer/app/b.ts', 'node:fs'],
  ['renderer/review/a.ts', '../escalate/draft.ts'],
  ['renderer/review/b.ts', 'wavesurfer.js'],
  ['renderer/review/c.ts', 'node:fs'],
  ['renderer/player/a.ts', '../review/desk.ts'],
  ['hub/import/a.ts', '../../electron/core/core.ts'],
  ['build/sample/a.ts', '../../test/support/time.ts'],
]
const allowed: [path: string, specifier: string][] = [
  ['shared/domain/z.ts', 'zod'],
  ['shared/contract/z.ts', '../domain/values.ts'],
  ['electron/core/sync/z.ts', '../hub/client.ts'],
  ['electron/core/sync/y.ts', 'node:fs'],
  ['electron/core/sync/x.ts', '@hpke/core'],
  ['electron/host/z.ts', 'node:fs/promises'],
  ['electron/shell/main.ts', 'electron'],
  ['electron/shell/z.ts', '../core/link.ts'],
  ['electron/nodehost/z.ts', '../core/platform.ts'],
  ['renderer/player/z.ts', 'wavesurfer.js'],
  ['renderer/review/z.ts', '../player/player.ts'],
  ['hub/import/z.ts', 'fastify'],
]

let folder: string
let restricted: string[]

const Report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-lint-'))
  const { options: _, ...rules } = JSON.parse(await readFile(join(projectRoot, '.oxlintrc.json'), 'utf8')) as Record<string, unknown>
  await writeFile(join(folder, '.oxlintrc.json'), JSON.stringify(rules))
  for (const [path, specifier] of [...breaches, ...allowed]) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), `import { something } from '${specifier}'\nexport const used = something\n`)
  }
  const oxlint = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint')
  const printed = await new Promise<string>(resolve => {
    execFile(process.execPath, [oxlint, '-f', 'json'], { cwd: folder }, (_error, stdout) => resolve(stdout))
  })
  restricted = Report.parse(JSON.parse(printed)).diagnostics
    .filter(({ code }) => code === 'eslint(no-restricted-imports)')
    .map(({ filename }) => filename.replaceAll('\\', '/'))
}, 30_000)
afterAll(() => rm(folder, { recursive: true }))

it.each(breaches)('lint refuses that %s imports %s', path => {
  expect(restricted).toContain(path)
})

it.each(allowed)('lint lets %s import %s', path => {
  expect(restricted).not.toContain(path)
})
