import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createDecoders } from '../../../../hub/import/decode/decoders.ts'
import type { Decoded, Sound } from '../../../../hub/import/decode/sound.ts'

export const sampleClips = join(import.meta.dirname, '../../../../build/sample-clips')
const fixtures = join(import.meta.dirname, '../fixtures')

const read = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path))

export const fixture = (name: string): Uint8Array<ArrayBuffer> => read(join(fixtures, name))
export const sampleClip = (name: string): Uint8Array<ArrayBuffer> => read(join(sampleClips, 'audio', name))

export async function decode(file: Uint8Array): Promise<Decoded> {
  const decoders = createDecoders()
  onTestFinished(() => decoders.free())
  return decoders.decode(file)
}

/** Decodes what has to be decodable. */
export async function soundOf(file: Uint8Array): Promise<Sound> {
  const decoded = await decode(file)
  if (!decoded.ok) throw new Error(`${decoded.reason}: ${decoded.detail}`)
  return decoded.sound
}

/** Why a file is refused, or null for a clip. */
export async function reasonFor(file: Uint8Array): Promise<string | null> {
  const decoded = await decode(file)
  return decoded.ok ? null : decoded.reason
}
