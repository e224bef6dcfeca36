import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../support/folders.ts'
import { projectRoot } from '../../support/source-tree.ts'
import { askCommand } from '../../support/command-line.ts'
import { startCommand } from '../support/process.ts'

const sampleClips = join(projectRoot, 'build/sample-clips')

const blobsIn = (data: string): number =>
  readdirSync(join(data, 'blobs'), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length

it('an import that is interrupted keeps what was imported, and goes on from there', async () => {
  const data = join(temporaryFolder(), 'hub')
  await askCommand('init', '--data', data)
  const first = startCommand('import', sampleClips, '--data', data, '--json')
  while (blobsIn(data) === 0) await setTimeout(5)
  const ended = first.end('SIGINT')
  expect(JSON.parse(await first.line())).toMatchObject({ error: { code: 'interrupted', safe: 'What was finished before is safe.' } })
  expect((await ended).exit).toBe(2)
  const { value } = await askCommand('status', '--data', data)
  const { imported } = value['clips'] as { imported: number }
  expect(imported).toBeGreaterThan(0)
  expect(blobsIn(data)).toBe(imported)
  const again = await askCommand('import', sampleClips, '--data', data)
  expect(again).toMatchObject({ exit: 0, value: { skipped: imported, refused: [] } })
  expect(Number(again.value['imported'])).toBeGreaterThan(0)
})
