const zones = new Map<string, string>()

function isKnown(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/**
 * An IANA zone as this machine can tell time by it. Machines differ in which they know, and a time some hours off is
 * better than none: what is unknown counts as UTC.
 */
export function knownZone(zone: string): string {
  const found = zones.get(zone)
  if (found !== undefined) return found
  const known = isKnown(zone) ? zone : 'UTC'
  zones.set(zone, known)
  return known
}

const days = new Map<string, Intl.DateTimeFormat>()

/** The day of an instant as a zone counts it: `2026-11-23`. */
export function dayIn(zone: string, instant: number): string {
  const known = days.get(zone)
  // Swedish writes dates as ISO 8601 does.
  const format = known ?? new Intl.DateTimeFormat('sv', { timeZone: knownZone(zone), year: 'numeric', month: '2-digit', day: '2-digit' })
  if (known === undefined) days.set(zone, format)
  return format.format(instant)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What a clock on the wall of a zone shows, as if it were UTC; milliseconds. */
function wallOf(zone: string, instant: number): number {
  const known = clocks.get(zone)
  const format = known ?? new Intl.DateTimeFormat('sv', {
    timeZone: knownZone(zone), year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  })
  if (known === undefined) clocks.set(zone, format)
  return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`)
}

const hourMs = 3_600_000

/** The first instant of a day as a zone counts it, also where clocks are put forward at midnight. */
export function startOfDay(zone: string, day: string): number {
  const wall = Date.parse(day)
  const near = wall - (wallOf(zone, wall) - wall)
  const start = wall - (wallOf(zone, near) - near)
  return dayIn(zone, start) < day ? start + hourMs : start
}

/** The day that lies so many days after another. */
export const dayAfter = (day: string, count: number): string => new Date(Date.parse(day) + count * 24 * hourMs).toISOString().slice(0, 10)
