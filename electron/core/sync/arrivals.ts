import type { HubDocument } from '../../../shared/hub-api/documents.ts'
import type { Stream } from '../audit/stream.ts'
import { blobContext, wrapClipKey } from '../clips/audio.ts'
import { decrypt } from '../crypto/aead.ts'
import { sha256 } from '../crypto/digest.ts'
import type { Db } from '../database/open.ts'
import type { DeviceStore } from '../device/store.ts'
import { createDocumentStore } from '../documents/store.ts'
import type { Random } from '../platform.ts'
import { Refusal } from '../refusal.ts'
import { createSearchIndex } from '../search/index-store.ts'
import type { OpenedLease } from './manifest.ts'

/** A clip of a lease that this laptop does not have yet. */
export type Expected = { clip: string; blob: string; sha256: string; size: number; offset: number; gone?: boolean }
export type Arrived = Expected & { ciphertext: Buffer }

/** Where leased batches and their clips come to rest in the vault. */
export type Arrivals = {
  /**
   * Writes down a lease with its documents, its clips without sound, and the device's shares of their keys. Harmless
   * when repeated; makes whole again what of a batch was refused, and takes in another lease of a batch that was here.
   */
  open(lease: OpenedLease, documents?: readonly HubDocument[]): void
  /** The clips of a batch in the pack's order, from the first that is missing on; one that was taken back is `gone`. */
  missing(batch: string): Expected[]
  /** Whether a lease was opened here. */
  knows(lease: string): boolean
  /** Decrypts a clip with its key to see that it is what the manifest says; refuses with `clip_tampered`. */
  verify(clip: Arrived, key: Uint8Array): void
  /** Keeps verified clips in one transaction. */
  keep(clips: readonly Arrived[]): void
  /** All clips are here. */
  complete(batch: string): void
  /** Leaves nothing of a batch that proved false, but for answers already given. */
  refuse(batch: string): void
}

type MissingRow = { clip: string; blob: string; sha256: string; size: number; place: number; arrived: number; gone: number }

/** A clip that comes by a new lease, of its batch or of another, is as when it came first, but for its position and what was heard of it. */
const insertClipSql = `
  INSERT INTO clip (id, batch, place, position, blob, locale, day, duration_ms, sha256, size, peaks, loudness, true_peak, speech,
                    hypothesis, words, intent, slots, wake_word, flags, wrapped_key, lease)
  VALUES (:clip, :batch, :place, :position, :blob, :locale, :day, :durationMs, :sha256, :size, :peaks, :loudness, :truePeak, :speech,
          :hypothesis, :words, :intent, :slots, :wakeWord, :flags, :wrappedKey, :lease)
  ON CONFLICT (id) DO UPDATE SET batch = excluded.batch, place = excluded.place, lease = excluded.lease, wrapped_key = excluded.wrapped_key, blob = excluded.blob,
    sha256 = excluded.sha256, size = excluded.size, arrived = 0, peaks = excluded.peaks, speech = excluded.speech,
    hypothesis = excluded.hypothesis, words = excluded.words, intent = excluded.intent, slots = excluded.slots,
    wake_word = excluded.wake_word, flags = excluded.flags,
    state = CASE WHEN state = 'shredded' AND shredded_for IS NULL THEN 'ready' ELSE state END`

export function createArrivals({ db, stream, device, random, person, now }: {
  db: Db
  stream: Stream
  device: DeviceStore
  random: Random
  person: string
  now: () => number
}): Arrivals {
  const store = createDocumentStore(db)
  const clipShares = device.sharesOf(person)
  const insertBatch = db.prepare(
    `INSERT INTO batch (id, lease, name, purpose, legal_basis, retain_until, state, starts_at, ends_at, task, manifest, signature, received_at,
                        guidelines, guidelines_version, catalogue)
     VALUES (:batch, :lease, :name, :purpose, :legalBasis, :retainUntil, 'offered', :startsAt, :endsAt, :task, :payload, :signature, :at,
             :guidelinesHash, :guidelinesVersion, :catalogueHash)`,
  )
  const renewBatch = db.prepare(
    `UPDATE batch SET lease = :lease, name = :name, purpose = :purpose, legal_basis = :legalBasis, retain_until = :retainUntil, state = 'offered',
                      starts_at = :startsAt, ends_at = :endsAt, task = :task, manifest = :payload, signature = :signature, received_at = :at,
                      guidelines = :guidelinesHash, guidelines_version = :guidelinesVersion, catalogue = :catalogueHash
     WHERE id = :batch`,
  )
  /** Clips that an earlier lease of a batch held have no place in this one's pack, until they are met in it. */
  const displace = db.prepare('UPDATE clip SET place = -position WHERE batch = ?')
  const insertClip = db.prepare(insertClipSql)
  const insertAudio = db.prepare('INSERT INTO clip_audio (clip, ciphertext) VALUES (?, ?)')
  const setArrived = db.prepare('UPDATE clip SET arrived = 1 WHERE id = ?')
  const setGone = db.prepare(`UPDATE clip SET state = 'shredded', shredded_for = 'withdrawn' WHERE id = ?`)
  const setKey = db.prepare('UPDATE clip SET wrapped_key = :wrappedKey WHERE id = :clip')
  const searched = createSearchIndex(db)
  const lastPosition = db.prepare<[], { n: number }>('SELECT coalesce(max(position), 0) AS n FROM clip')
  const selectBatch = db.prepare<[string], { lease: string; state: string }>('SELECT lease, state FROM batch WHERE id = ?')
  const selectLease = db.prepare<[string], { id: string }>('SELECT id FROM batch WHERE lease = ?')
  const selectClips = db.prepare<[string], MissingRow>(
    `SELECT id AS clip, blob, sha256, size, place, arrived, state IN ('escalated', 'shredded') AS gone
     FROM clip WHERE batch = ? AND place >= 0 ORDER BY place`,
  )
  const setLeased = db.prepare(`UPDATE batch SET state = 'leased' WHERE id = ? AND state = 'offered'`)
  const undecided = `SELECT id FROM clip WHERE batch = ? AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.clip = clip.id)`
  const removals = [
    'DELETE FROM clip_audio WHERE clip IN (SELECT id FROM clip WHERE batch = ?)',
    ...['history', 'draft', 'listening'].map(table => `DELETE FROM ${table} WHERE clip IN (${undecided})`),
    `DELETE FROM clip WHERE id IN (${undecided})`,
    'UPDATE clip SET arrived = 0 WHERE batch = ?',
    `DELETE FROM batch WHERE id = ? AND NOT EXISTS (SELECT 1 FROM clip c WHERE c.batch = batch.id)`,
  ].map(sql => db.prepare<[string]>(sql))

  return {
    knows: lease => selectLease.get(lease) !== undefined,
    open(lease, documents = []) {
      const { manifest, payload, signature, keys, withheld } = lease
      const { clips, ...head } = manifest
      // The shares are safe before anything depends on them; a crash in between leaves unused bytes and no more.
      const { lease: id, startsAt, endsAt } = manifest
      device.leases.begin({ lease: id, batch: manifest.batch, person, startsAt, endsAt })
      if (lease.document != null) device.leaseDocuments.keep(id, lease.document)
      const shares = clipShares.make(manifest.batch, clips.map(({ clip }) => clip))
      db.transaction(() => {
        store.keep(documents)
        const before = selectBatch.get(manifest.batch)
        const row = { ...head, guidelinesVersion: head.guidelinesVersion ?? null, task: JSON.stringify(head.task), payload, signature, at: now() }
        if (before === undefined) insertBatch.run(row)
        else if (before.lease !== manifest.lease) {
          renewBatch.run(row)
          displace.run(manifest.batch)
        }
        const known = new Set(selectClips.all(manifest.batch).map(({ clip }) => clip))
        const last = lastPosition.get()?.n ?? 0
        for (const [place, clip] of clips.entries()) {
          const share = shares.get(clip.clip)
          const key = keys.get(clip.clip)
          if (share === undefined || key === undefined) throw new Refusal('manifest_tampered')
          const wrappedKey = wrapClipKey(random, share, clip.clip, key)
          const gone = withheld?.has(clip.clip) === true
          if (known.has(clip.clip)) {
            if (!gone) setKey.run({ clip: clip.clip, wrappedKey })
            continue
          }
          insertClip.run({
            ...clip,
            batch: manifest.batch,
            place,
            lease: manifest.lease,
            position: last + place + 1,
            speech: JSON.stringify(clip.speech),
            words: clip.words === null ? null : JSON.stringify(clip.words),
            slots: JSON.stringify(clip.slots),
            flags: JSON.stringify(clip.flags),
            wrappedKey,
          })
          if (gone) setGone.run(clip.clip)
        }
      })()
    },
    missing(batch) {
      const rows = selectClips.all(batch)
      const first = rows.findIndex(row => row.arrived === 0 && row.gone === 0)
      let offset = 0
      return rows.flatMap((row, index) => {
        const expected = { clip: row.clip, blob: row.blob, sha256: row.sha256, size: row.size, offset, gone: row.gone === 1 }
        offset += row.size
        return first >= 0 && index >= first ? [expected] : []
      })
    },
    verify(clip, key) {
      let wav: Buffer
      try {
        wav = decrypt(key, blobContext(clip.blob, clip.sha256), clip.ciphertext)
      } catch {
        throw new Refusal('clip_tampered')
      }
      if (sha256(wav).toString('base64url') !== clip.sha256) throw new Refusal('clip_tampered')
    },
    keep: db.transaction((clips: readonly Arrived[]) => {
      for (const { clip, ciphertext } of clips) {
        insertAudio.run(clip, ciphertext)
        setArrived.run(clip)
        searched.takeIn(clip)
      }
    }),
    complete: db.transaction((batch: string) => {
      if (setLeased.run(batch).changes === 0) return
      const lease = selectBatch.get(batch)?.lease ?? ''
      stream.append('batch.received', { batch, lease, clips: selectClips.all(batch).length })
    }),
    refuse(batch) {
      device.leases.drop(batch)
      db.transaction(() => {
        for (const removal of removals) removal.run(batch)
        store.prune()
      })()
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
  }
}
