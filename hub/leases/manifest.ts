import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { Manifest, ManifestClip } from '../../shared/hub-api/batches.ts'
import type { HubFacts } from '../hub.ts'
import { toText } from '../keys/bytes.ts'
import type { ClipRow, ProjectRow } from '../store/rows/clips.ts'
import type { BatchRow } from '../store/rows/leases.ts'

type ManifestInput = z.input<typeof Manifest>

/** What of a clip goes into a manifest; nothing else is read for it. */
export const manifestColumns = [
  'id', 'blob', 'locale', 'day', 'duration_ms', 'sha256', 'size', 'peaks', 'loudness', 'true_peak', 'speech', 'hypothesis',
  'words', 'intent', 'slots', 'wake_word', 'flags',
] as const

export type ClipSource = Pick<Selectable<ClipRow>, (typeof manifestColumns)[number]>

const manifestClip = (row: ClipSource): z.input<typeof ManifestClip> => ({
  clip: row.id,
  blob: row.blob,
  locale: row.locale,
  day: row.day,
  durationMs: row.duration_ms,
  sha256: row.sha256,
  size: row.size,
  peaks: toText(row.peaks),
  loudness: row.loudness,
  truePeak: row.true_peak,
  speech: JSON.parse(row.speech),
  hypothesis: row.hypothesis,
  words: row.words === null ? null : JSON.parse(row.words),
  intent: row.intent,
  slots: JSON.parse(row.slots),
  wakeWord: row.wake_word,
  flags: JSON.parse(row.flags),
})

/** Throws where a clip could not travel in a manifest: found at import, it spoils no batch later. */
export const requireManifestable = (row: ClipSource): void => {
  ManifestClip.parse(manifestClip(row))
}

export type LeaseTerms = { lease: string; number: number; device: string; startsAt: number; endsAt: number }

/** The manifest of a lease, checked against the schema that workstations read it with. */
export function buildManifest(
  hub: HubFacts,
  batch: Selectable<BatchRow>,
  project: Pick<Selectable<ProjectRow>, 'purpose' | 'legal_basis'>,
  terms: LeaseTerms,
  clips: readonly ClipSource[],
): Manifest {
  const manifest: ManifestInput = {
    type: 'manifest',
    hub: hub.id,
    epoch: hub.epoch,
    version: terms.number,
    batch: batch.id,
    lease: terms.lease,
    device: terms.device,
    person: batch.person,
    name: batch.name,
    purpose: project.purpose,
    legalBasis: project.legal_basis,
    retainUntil: batch.retain_until,
    startsAt: terms.startsAt,
    endsAt: terms.endsAt,
    task: JSON.parse(batch.task),
    catalogueHash: batch.catalogue,
    guidelinesHash: batch.guidelines,
    guidelinesVersion: batch.guidelines_version ?? undefined,
    clips: clips.map(manifestClip),
  }
  return Manifest.parse(manifest)
}
