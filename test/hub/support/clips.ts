import { createHash, randomBytes } from 'node:crypto'
import type { ImportedClip, ImportRow } from '../../../hub/import/sink.ts'
import { createSink } from '../../../hub/clips/sink.ts'
import { assignBatch } from '../../../hub/leases/assign.ts'
import { findProject } from '../../../hub/projects/projects.ts'
import type { RunningHub } from './running-hub.ts'

const row = (hypothesis: string, changes: Partial<ImportRow>): ImportRow => ({
  file: 'anna-miller/account-4711.wav', locale: 'en-US', hypothesis, words: null, intent: null, slots: [], wakeWord: 'computer',
  recordedAt: Date.UTC(2026, 10, 12, 17, 3, 21), day: '2026-11-12', speaker: 'anna-miller', sourceRef: 'provider-record-99-x',
  sensitivity: [], reference: null, ...changes,
})

/** What import would hand over for a recording of `durationMs` with speech from 200 ms to 200 ms before its end. */
export function importedClip(hypothesis: string, changes: Partial<ImportRow> = {}, durationMs = 1_000): ImportedClip {
  const wav = randomBytes(44 + durationMs * 32)
  return {
    row: row(hypothesis, changes),
    wav,
    sha256: createHash('sha256').update(wav).digest('base64url'),
    measured: {
      durationMs, sampleRate: 16_000, peaks: new Uint8Array(durationMs / 10).fill(90), loudness: -20.5, truePeak: -3.1,
      speech: [{ from: 200, to: durationMs - 200 }],
    },
    fingerprint: createHash('sha256').update(wav).update('row').digest('base64url'),
  }
}

export async function addClips(running: RunningHub, clips: readonly ImportedClip[], dueAt: number | null = null): Promise<void> {
  const { id } = await findProject(running.hub.store, 'default')
  const sink = createSink(running.hub, id, dueAt)
  for (const clip of clips) await sink.add(clip)
}

export const assignTo = (running: RunningHub, person: string, changes: { count?: number; locale?: string; hours?: number; startsAt?: number; dueAt?: number } = {}) =>
  assignBatch(running.hub, {
    person, project: 'default', locale: changes.locale ?? null, count: changes.count ?? 1_000, name: null, hours: changes.hours ?? null, startsAt: changes.startsAt ?? null, dueAt: changes.dueAt ?? null,
  })
