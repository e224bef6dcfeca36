import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { wakeVerdicts } from '../../shared/domain/annotation.ts'
import { freshAnnotation, TaskSpecification } from '../../shared/domain/task.ts'
import type { Manifest, ManifestClip } from '../../shared/hub-api/batches.ts'
import { blobContext } from '../../electron/core/clips/audio.ts'
import { encrypt } from '../../electron/core/crypto/aead.ts'

const task = TaskSpecification.parse({
  id: 'home',
  version: 1,
  questions: [
    { kind: 'wake', required: true, options: [...wakeVerdicts], preset: 'meant' },
    { kind: 'transcript', required: true },
  ],
})

/** A clip as a hub would send it: its manifest row, its key and its encrypted sound. */
export type MadeClip = { row: ManifestClip; key: Buffer; wav: Buffer; ciphertext: Buffer }

/** `durationMs` of quiet noise, with speech from 200 ms to 200 ms before its end. */
export function makeClip(hypothesis: string, durationMs = 1_000): MadeClip {
  const wav = randomBytes(44 + durationMs * 32)
  const key = randomBytes(32)
  const blob = randomUUID()
  const sha256 = createHash('sha256').update(wav).digest('base64url')
  const ciphertext = encrypt(randomBytes, key, blobContext(blob, sha256), wav)
  const row: ManifestClip = {
    clip: randomUUID(), blob, locale: 'en-US', day: '2026-11-12', durationMs, sha256, size: ciphertext.length,
    peaks: Buffer.alloc(durationMs / 10, 90).toString('base64url'), loudness: -20, truePeak: -3,
    speech: [{ from: 200, to: durationMs - 200 }], hypothesis, words: null, intent: null, slots: [], wakeWord: 'computer', flags: [],
  }
  return { row, key, wav, ciphertext }
}

export const makeManifest = (
  clips: readonly MadeClip[],
  names: { hub: string; device: string; person: string },
  at: number,
): Manifest => ({
  type: 'manifest', epoch: 1, version: 1, ...names,
  batch: randomUUID(), lease: randomUUID(), name: 'Home media', purpose: 'recognition of media requests',
  legalBasis: 'consent', retainUntil: '2027-01-31', startsAt: at, endsAt: at + 10 * 3_600_000, task,
  catalogueHash: null, guidelinesHash: null, clips: clips.map(({ row }) => row),
})

export const freshFor = ({ row }: MadeClip) => freshAnnotation(task, { hypothesis: row.hypothesis, intent: row.intent, slots: row.slots })
