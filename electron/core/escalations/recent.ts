import type { HeardClip } from '../../../shared/contract/escalations.ts'
import type { Span } from '../../../shared/domain/values.ts'
import type { Db } from '../database/open.ts'

/** The stretch before the end of what sounded that a report marks, in milliseconds. */
const markedMs = 5000
const most = 9

type Row = { clip: string; position: number; durationMs: number; heardAt: number; payload: string }

/** The clips that sounded in the running shift or the one before, newest first, each with its last heard seconds. */
export function createRecentlyHeard(db: Db): () => HeardClip[] {
  // From the newest event back to the one that began the shift: what lies before it is never read.
  const heard = db.prepare<[], Row>(
    `SELECT c.id AS clip, c.position, c.duration_ms AS durationMs, e.at AS heardAt, p.payload
     FROM event e JOIN event_payload p ON p.seq = e.seq JOIN clip c ON c.id = p.clip
     WHERE e.type = 'clip.played' AND c.state NOT IN ('escalated', 'shredded')
       AND e.seq > coalesce((SELECT seq FROM event WHERE type = 'shift.started' ORDER BY seq DESC LIMIT 1), 0)
     ORDER BY e.seq DESC`,
  )
  return () => {
    const found = new Map<string, HeardClip>()
    for (const { payload, ...clip } of heard.iterate()) {
      if (found.size === most) break
      if (found.has(clip.clip)) continue
      const { played } = JSON.parse(payload) as { played: Span[] }
      const to = Math.min(played.at(-1)?.to ?? 0, clip.durationMs)
      found.set(clip.clip, { ...clip, span: to === 0 ? null : { from: Math.max(0, to - markedMs), to } })
    }
    return [...found.values()]
  }
}
