import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** A folder of recordings with its manifest. */
export type Source = { name: string; folder: string; manifest: string }

export const sampleSource: Source = {
  name: 'the sample clips',
  folder: join(root, 'build/sample-clips'),
  manifest: join(root, 'build/sample-clips/clips.jsonl'),
}

const realFolder = process.env['EARSHOT_REAL_SPEECH'] ?? join(root, '../shared/data/real-speech')

/** Recordings of real voices, where they are at hand: `EARSHOT_REAL_SPEECH`, or beside the checkout. */
export const realSource: Source | null = existsSync(join(realFolder, 'clips.csv'))
  ? { name: 'real speech', folder: realFolder, manifest: join(realFolder, 'clips.csv') }
  : null
