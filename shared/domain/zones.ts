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
