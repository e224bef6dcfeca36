import type { HeardClip } from '../../shared/contract/escalations.ts'
import type { EscalationSubject, RaisedFrom } from '../state/escalating.ts'

/** A clip that the report may be about: the one in front, the one just left, or an earlier one of this shift. */
export type Candidate = EscalationSubject & { how: 'front' | 'left' | 'earlier'; heardAt: number | null }

/** The clips to choose from, and the one that is chosen; -1 while there is none. */
export type About = { candidates: readonly Candidate[]; at: number }

const fromRecent = (heard: readonly HeardClip[], { subject, left }: RaisedFrom): Candidate[] =>
  heard.filter(({ clip }) => clip !== subject?.clip).map(one => ({ ...one, how: one.clip === left ? 'left' : 'earlier' }))

/** What is in front, before anybody knows what was heard earlier. */
export function aboutFront({ subject }: RaisedFrom): About {
  return subject === null ? { candidates: [], at: -1 } : { candidates: [{ ...subject, how: 'front', heardAt: null }], at: 0 }
}

/**
 * Adds what was heard earlier. The choice stays where it is, unless nothing was chosen yet, or the clip in front has not
 * made a sound: whoever raises the alarm then means the one before.
 */
export function withRecent(now: About, heard: readonly HeardClip[], from: RaisedFrom): About {
  const recent = fromRecent(heard, from)
  const candidates = [...now.candidates, ...recent]
  const left = candidates.findIndex(({ how }) => how === 'left')
  if (now.at === 0 && !from.heard && left !== -1) return { candidates, at: left }
  return { candidates, at: now.at === -1 && candidates.length > 0 ? 0 : now.at }
}

export const chosen = ({ candidates, at }: About): Candidate | null => candidates[at] ?? null

export const next = ({ candidates, at }: About): About => ({ candidates, at: candidates.length === 0 ? -1 : (at + 1) % candidates.length })

/** Shortest stretch that can be marked, in milliseconds. */
const shortestMs = 200

/** Moves an edge of the marked stretch; without one the whole clip is marked first. */
export function withEdge({ candidates, at }: About, edge: 'from' | 'to', ms: number): About {
  return {
    at,
    candidates: candidates.map((candidate, index) => {
      if (index !== at) return candidate
      const { from, to } = candidate.span ?? { from: 0, to: candidate.durationMs }
      const span = edge === 'from'
        ? { from: Math.min(Math.max(ms, 0), to - shortestMs), to }
        : { from, to: Math.max(Math.min(ms, candidate.durationMs), from + shortestMs) }
      return { ...candidate, span }
    }),
  }
}
