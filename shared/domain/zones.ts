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
