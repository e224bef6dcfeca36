import { randomUUID } from 'node:crypto'
import type { Hub } from '../hub.ts'
import type { ImportedClip, ImportSink } from '../import/sink.ts'
import { lock } from '../keys/cipher.ts'
import { requireManifestable } from '../leases/manifest.ts'
import type { Store } from '../store/store.ts'
import { blobAssociatedData } from './sound.ts'

/** Where clips go, and by when they have to be answered there. */
type Destination = { project: string; dueAt: number | null }

type Place = { clip: string; blob: string; wrappedKey: Buffer; size: number }

async function insertClip(hub: Hub, store: Store, { project, dueAt }: Destination, { row, sha256, measured, fingerprint }: ImportedClip, place: Place): Promise<void> {
  const travelling = {
    id: place.clip,
    blob: place.blob,
    locale: row.locale,
    day: row.day,
    duration_ms: measured.durationMs,
    sha256,
    size: place.size,
    peaks: Buffer.from(measured.peaks),
    loudness: measured.loudness,
    true_peak: measured.truePeak,
    speech: JSON.stringify(measured.speech),
    hypothesis: row.hypothesis,
    words: row.words === null ? null : JSON.stringify(row.words),
    intent: row.intent,
    slots: JSON.stringify(row.slots),
    wake_word: row.wakeWord,
    flags: JSON.stringify(row.sensitivity),
  }
  requireManifestable(travelling)
  const fingerprintIndex = hub.keys.identityIndex('fingerprint', fingerprint)
  const staying = { project, wrapped_key: place.wrappedKey, reference: row.reference, fingerprint: fingerprintIndex, imported_at: hub.now(), due_at: dueAt }
  await store.insertInto('clips').values({ ...travelling, ...staying }).execute()
}

/** What could tell whose voice it is lies apart, sealed, and can be found by keyed hash only. */
async function insertIdentity(hub: Hub, store: Store, clip: string, { speaker, sourceRef, recordedAt }: ImportedClip['row']): Promise<void> {
  if (speaker === null && sourceRef === null && recordedAt === null) return
  await store
    .insertInto('identities')
    .values({
      clip,
      speaker_index: speaker === null ? null : hub.keys.identityIndex('speaker', speaker),
      source_index: sourceRef === null ? null : hub.keys.identityIndex('source_ref', sourceRef),
      sealed: hub.keys.sealIdentity(clip, { speaker, sourceRef, recordedAt }),
    })
    .execute()
}

/**
 * Keeps imported clips in a project: sound encrypted once under a key of its own, that key wrapped under the master
 * key, nothing of the file's name. A clip is in the database only after its blob is on the disk.
 */
export const createSink = (hub: Hub, project: string, dueAt: number | null = null): ImportSink => ({
  async has(fingerprint) {
    const found = await hub.store
      .selectFrom('clips')
      .select('id')
      .where('project', '=', project)
      .where('fingerprint', '=', hub.keys.identityIndex('fingerprint', fingerprint))
      .executeTakeFirst()
    return found !== undefined
  },
  async add(imported) {
    const clip = randomUUID()
    const blob = randomUUID()
    const key = hub.random(32)
    const box = lock(key, hub.random, blobAssociatedData(blob, imported.sha256), imported.wav)
    await hub.blobs.put(blob, box)
    const place: Place = { clip, blob, wrappedKey: hub.keys.wrapClipKey(clip, key), size: box.length }
    try {
      await hub.store.transaction().execute(async transaction => {
        await insertClip(hub, transaction, { project, dueAt }, imported, place)
        await insertIdentity(hub, transaction, clip, imported.row)
      })
    } catch (error) {
      await hub.blobs.remove(blob)
      throw error
    }
  },
})
