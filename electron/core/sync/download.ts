import { createTurns } from '../database/turns.ts'
import type { Connection } from '../hub/connection.ts'
import { failureOf, Refusal } from '../refusal.ts'
import type { Arrivals, Arrived, Expected } from './arrivals.ts'
import type { OpenedLease } from './manifest.ts'

export type Progress = { clips: number; clipsTotal: number; bytes: number; bytesTotal: number }

const mostAttempts = 4

const sizeOf = (clips: readonly Expected[]): number => clips.reduce((sum, clip) => sum + clip.size, 0)

/**
 * Fetches what is missing of a leased batch, verifying every clip before it counts. A cut connection is taken up again
 * where the last whole clip ended. Refuses with `clip_tampered`, `clip_truncated` or `sync_cancelled`.
 */
export async function download({ lease, hub, arrivals, signal, onProgress }: {
  lease: OpenedLease
  hub: Connection
  arrivals: Arrivals
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}): Promise<void> {
  const { batch, clips } = lease.manifest
  const turns = createTurns()
  const bytesTotal = clips.reduce((sum, clip) => sum + clip.size, 0)

  const report = (missing: readonly Expected[], partial: number): void =>
    onProgress({
      clips: clips.length - missing.length,
      clipsTotal: clips.length,
      bytes: bytesTotal - sizeOf(missing) + partial,
      bytesTotal,
    })

  /** One connection's worth; whole clips are kept even when it breaks. */
  const attempt = async (missing: Expected[]): Promise<void> => {
    const from = missing[0]?.offset ?? 0
    const answer = await hub.bytes('leases.pack', { params: { lease: lease.manifest.lease } }, from, signal)
    let verified: Arrived[] = []
    const keep = (): void => {
      arrivals.keep(verified)
      verified = []
    }
    try {
      let chunks: Uint8Array[] = []
      let held = 0
      for await (const chunk of answer.bytes) {
        signal.throwIfAborted()
        chunks.push(chunk)
        held += chunk.length
        const next = missing[0]
        if (next === undefined) throw new Refusal('clip_tampered')
        if (held < next.size) continue
        let rest = Buffer.concat(chunks)
        for (let clip = missing[0]; clip !== undefined && rest.length >= clip.size; clip = missing[0]) {
          const arrived = { ...clip, ciphertext: rest.subarray(0, clip.size) }
          rest = rest.subarray(clip.size)
          // Zeroes stand in the place of what was taken back.
          if (clip.gone !== true) {
            arrivals.verify(arrived, lease.keys.get(clip.clip) ?? Buffer.alloc(32))
            verified.push(arrived)
          }
          missing.shift()
          if (verified.length >= turns.size()) await turns.take(keep)
        }
        if (missing.length === 0 && rest.length > 0) throw new Refusal('clip_tampered')
        chunks = [rest]
        held = rest.length
        report(missing, held)
      }
    } finally {
      answer.discard()
      keep()
    }
  }

  for (let attempts = 1; ; attempts++) {
    const missing = arrivals.missing(batch)
    if (missing.length === 0) break
    report(missing, 0)
    const before = missing.length
    try {
      await attempt(missing)
      if (missing.length > 0) throw new Refusal('clip_truncated')
    } catch (error) {
      if (signal.aborted) throw new Refusal('sync_cancelled')
      const reason = failureOf(error)?.reason
      const broken = reason === undefined || reason === 'hub_unreachable' || reason === 'clip_truncated'
      if (missing.length < before) attempts = 0
      if (!broken || attempts >= mostAttempts) throw reason === undefined ? new Refusal('hub_unreachable') : error
    }
  }
  arrivals.complete(batch)
}
