import type { RouteName } from '../../shared/hub-api/routes.ts'

/** Requests a minute from one address, and the largest body in bytes. */
export type Limit = { perMinute: number; bodyBytes: number }

const kib = 1024

const usual: Limit = { perMinute: 1_200, bodyBytes: 64 * kib }

// An office sends from one address: what is signed and cheap to check is limited widely, guessing narrowly.
const special: Partial<Record<RouteName, Limit>> = {
  'devices.enrol': { perMinute: 60, bodyBytes: 8 * kib },
  'people.join': { perMinute: 60, bodyBytes: 8 * kib },
  'sessions.open': { perMinute: 300, bodyBytes: 8 * kib },
  'streams.send': { perMinute: 6_000, bodyBytes: 8 * kib * kib },
  'leases.present': { perMinute: 1_200, bodyBytes: 1 * kib * kib },
  'rescues.send': { perMinute: 1_200, bodyBytes: 2 * kib * kib },
  'questions.excerpt': { perMinute: 240, bodyBytes: 1 * kib },
  'gold.excerpt': { perMinute: 240, bodyBytes: 1 * kib },
  'adjudications.excerpt': { perMinute: 240, bodyBytes: 1 * kib },
  'escalations.telephone': { perMinute: 20, bodyBytes: 8 * kib },
  'escalations.excerpt': { perMinute: 240, bodyBytes: 1 * kib },
  'escalations.evidence': { perMinute: 20, bodyBytes: 1 * kib },
  'escalations.file': { perMinute: 1_200, bodyBytes: 256 * kib },
}

export const limitOf = (name: RouteName): Limit => special[name] ?? usual
