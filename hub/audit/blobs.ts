import { decryptClip } from '../clips/sound.ts'
import { codeOf } from '../fault.ts'
import type { Hub } from '../hub.ts'
import { sha256, toText } from '../keys/bytes.ts'
import type { AuditFinding } from '../../shared/hub-api/audit.ts'

export type AuditedBlobs = { blobs: number; bytes: number; findings: AuditFinding[] }

const clipsAtOnce = 200

/** Decrypts every recording that was not destroyed, and compares its hash with the one it was imported with. */
export async function auditBlobs(hub: Hub, signal?: AbortSignal): Promise<AuditedBlobs> {
  const found: AuditedBlobs = { blobs: 0, bytes: 0, findings: [] }
  for (let after = 0; ; ) {
    const clips = await hub.store
      .selectFrom('clips')
      .select(['number', 'id', 'blob', 'wrapped_key', 'sha256', 'size'])
      .where('number', '>', after)
      .where('destroyed_at', 'is', null)
      .orderBy('number')
      .limit(clipsAtOnce)
      .execute()
    if (clips.length === 0) return found
    for (const clip of clips) {
      signal?.throwIfAborted()
      after = clip.number
      const fault = await faultOf(hub, clip)
      if (fault !== null) found.findings.push({ kind: 'blob', fault, clip: clip.id })
      found.blobs++
      found.bytes += clip.size
    }
  }
}

async function faultOf(hub: Hub, clip: Parameters<typeof decryptClip>[1]): Promise<'missing' | 'changed' | null> {
  try {
    const wav = await decryptClip(hub, clip)
    const same = toText(sha256(wav)) === clip.sha256
    wav.fill(0)
    return same ? null : 'changed'
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'missing' : 'changed'
  }
}
