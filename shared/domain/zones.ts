const zones = new Map<string, string>()

/**
 * An IANA zone as this machine can tell time by it. Machines differ in which they know, and a time some hours off is
 * better than none: what is unknown counts as UTC.
 */
export function knownZone(zone: string): string {
  const found = zones.get(zone)
  if (found !== undefined) return found
  let known = zone
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    known = 'UTC'
  }
  zones.set(zone, known)
  return known
}
