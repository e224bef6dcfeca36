import { afterClip, isFlagged, mayMeet, mayMeetAny, mayReturn, type ContentFlag } from '../../../shared/domain/exposure.ts'
import { isDecided, type ClipState } from '../../../shared/domain/batch.ts'
import type { Exposure } from '../care/exposure.ts'
import type { Db } from '../database/open.ts'
import { leaseRuns } from './lease-runs.ts'

/**
 * Which clip comes next. A batch that is begun is finished first, in its order; what distresses is met only when it may
 * be, and then before the plain clips behind it, so that it does not pile up at the end.
 */
export type Order = {
  /** The clip to meet after another one that is done, its batch before all others; null when none is left that may be met now. */
  nextAfter(clip: string | null, now: number): string | null
  /** The clips to come after one as things stand, at most `most`. */
  upcoming(clip: string, most: number, now: number): string[]
  /** Whether a clip may stand in front when work is taken up again. */
  mayStand(clip: string, now: number): boolean
  /** The clip that a batch is begun with: its first where that may be met now, else the next of it that may. */
  firstOf(batch: { batch: string; first: string | null }, now: number): string | null
  /** How many wait: plain ones, and flagged ones that their reviewer has not opted out of. */
  waiting(now: number): { plain: number; flagged: number }
}

type Found = { id: string; batch: string; position: number; flags: ContentFlag[] }
type FoundRow = Omit<Found, 'flags'> & { flags: string }
type Place = { batch: string; position: number }
type Search = Place & { now: number }

/** Behind every clip. */
const nowhere = Number.MAX_SAFE_INTEGER
const plainClips = `FROM clip c INDEXED BY clip_plain CROSS JOIN batch b ON b.id = c.batch
  WHERE c.arrived = 1 AND c.state IN ('ready', 'open') AND c.flags = '[]' AND ${leaseRuns}`
const flaggedClips = `FROM clip c INDEXED BY clip_flagged CROSS JOIN batch b ON b.id = c.batch
  WHERE c.arrived = 1 AND c.state IN ('ready', 'open') AND c.flags <> '[]' AND ${leaseRuns}`

export function createOrder(db: Db, exposure: Exposure): Order {
  const placeOf = db.prepare<[string], Place & { flags: string; state: ClipState }>('SELECT batch, position, flags, state FROM clip WHERE id = ?')
  const plainIn = (batch: '=' | '<>', position: '>' | '<') =>
    db.prepare<Search, FoundRow>(
      `SELECT c.id, c.batch, c.position, '[]' AS flags ${plainClips} AND c.batch ${batch} :batch AND c.position ${position} :position ORDER BY c.position`,
    )
  const within = [plainIn('=', '>'), plainIn('=', '<')]
  const beyond = [plainIn('<>', '>'), plainIn('<>', '<')]
  const flaggedIn = (batch: '=' | '<>') =>
    db.prepare<Search, FoundRow>(
      `SELECT c.id, c.batch, c.position, c.flags ${flaggedClips} AND c.batch ${batch} :batch AND c.position < :position ORDER BY c.position`,
    )
  const flaggedOf = flaggedIn('=')
  const flaggedElsewhere = flaggedIn('<>')
  const anyFlagged = db.prepare<[], { id: string }>(
    `SELECT id FROM clip INDEXED BY clip_flagged WHERE arrived = 1 AND state IN ('ready', 'open') AND flags <> '[]' LIMIT 1`,
  )
  const plainCount = db.prepare<{ now: number }, { n: number }>(`SELECT count(*) AS n ${plainClips}`)
  const flaggedCounts = db.prepare<{ now: number }, { flags: string; n: number }>(`SELECT c.flags, count(*) AS n ${flaggedClips} GROUP BY c.flags`)

  const found = ({ flags, ...row }: FoundRow): Found => ({ ...row, flags: JSON.parse(flags) as ContentFlag[] })

  /** The first plain clip of these searches that is not among those left out. */
  function firstPlain(searches: readonly (typeof within)[number][], search: Search, without: readonly string[]): Found | null {
    for (const way of searches) {
      for (const row of way.iterate(search)) if (!without.includes(row.id)) return found(row)
    }
    return null
  }

  /** What may be met as things stand, or as they will once clips in front are done. */
  function lookAt(now: number) {
    const limits = exposure.limits()
    let stand = anyFlagged.get() === undefined ? null : exposure.ledger(now)

    /** The first flagged clip before a position that may be met. */
    function firstFlagged(way: typeof flaggedOf, before: Place, without: readonly string[]): Found | null {
      if (stand === null || !mayMeetAny(stand, limits, now)) return null
      for (const row of way.iterate({ now, ...before })) {
        if (without.includes(row.id)) continue
        const clip = found(row)
        if (mayMeet(clip.flags, stand, limits, now) === 'yes') return clip
      }
      return null
    }
    return {
      /** Takes into account that a clip is done before the next is chosen. */
      assume(flags: readonly ContentFlag[]) {
        if (stand !== null && stand.shift !== null) stand = { ...stand, shift: afterClip(stand.shift, flags) }
      },
      choose({ batch, position }: Place, without: readonly string[]): Found | null {
        const search = { now, batch, position }
        const plain = firstPlain(within, search, without)
        // Plain clips that were left behind come last, and nothing flagged waits for them.
        const ahead = plain === null || plain.position < position ? nowhere : plain.position
        const own = firstFlagged(flaggedOf, { batch, position: ahead }, without) ?? plain
        if (own !== null) return own
        const other = firstPlain(beyond, search, without)
        if (other === null) return firstFlagged(flaggedElsewhere, { batch, position: nowhere }, without)
        return firstFlagged(flaggedOf, { batch: other.batch, position: other.position }, without) ?? other
      },
    }
  }
  const start: Place = { batch: '', position: 0 }

  const order: Order = {
    nextAfter(clip, now) {
      const place = clip === null ? start : (placeOf.get(clip) ?? start)
      return lookAt(now).choose(place, clip === null ? [] : [clip])?.id ?? null
    },
    upcoming(clip, most, now) {
      const front = placeOf.get(clip)
      if (front === undefined) return []
      const look = lookAt(now)
      const flags = JSON.parse(front.flags) as ContentFlag[]
      // A flagged clip that is in front was counted when it came; a plain one counts once it is done.
      if (!isFlagged(flags) && !isDecided(front.state)) look.assume(flags)
      const chosen: string[] = []
      let place: Place = front
      while (chosen.length < most) {
        const next = look.choose(place, [clip, ...chosen])
        if (next === null) break
        chosen.push(next.id)
        look.assume(next.flags)
        place = next
      }
      return chosen
    },
    mayStand(clip, now) {
      const flags = exposure.flagsOf(clip)
      if (!isFlagged(flags)) return true
      if (exposure.wasMet(clip)) return mayReturn(flags, exposure.optedOut())
      return mayMeet(flags, exposure.ledger(now), exposure.limits(), now) === 'yes'
    },
    firstOf({ batch, first }, now) {
      if (first === null || order.mayStand(first, now)) return first
      const next = lookAt(now).choose({ batch, position: 0 }, [first])
      return next?.batch === batch ? next.id : first
    },
    waiting(now) {
      const out = exposure.optedOut()
      return {
        plain: plainCount.get({ now })?.n ?? 0,
        flagged: flaggedCounts.all({ now }).reduce((sum, { flags, n }) => (mayReturn(JSON.parse(flags) as ContentFlag[], out) ? sum + n : sum), 0),
      }
    },
  }
  return order
}
