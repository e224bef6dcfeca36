import { z } from 'zod'
import { ClockKind } from '../domain/case-steps.ts'
import { Severity } from '../domain/escalation.ts'
import { CarePolicy } from '../domain/exposure.ts'
import { QualityPolicy, usualQuality } from '../domain/quality/policy.ts'
import { Bytes, Instant, Sha256, Zone } from '../domain/values.ts'
import { StatisticsVisibility } from './shifts.ts'
import { hubSignedHead } from './signed.ts'

/**
 * The protocols that this build understands. Both sides name theirs, and speak the highest in common. Since 2, what the
 * hub cannot use is said in codes, and an event may say that its payload is lost.
 */
export const protocols = { least: 1, most: 2 }

export type Protocols = typeof protocols
/** The protocol to speak with somebody, or who of the two has to be updated. */
export type Agreed = { speak: number } | { update: 'own' | 'other' }

export function agreeOn(own: Protocols, other: Protocols): Agreed {
  if (own.most < other.least) return { update: 'own' }
  if (other.most < own.least) return { update: 'other' }
  return { speak: Math.min(own.most, other.most) }
}

/** Whether a protocol that somebody speaks is one of these. */
export const understands = ({ least, most }: Protocols, spoken: string | undefined): boolean =>
  spoken !== undefined && /^\d{1,6}$/.test(spoken) && Number(spoken) >= least && Number(spoken) <= most

/** The hub introduces itself; its key is checked against the fingerprint in the enrolment string, once and for ever. */
export const Hello = z.strictObject({
  type: z.literal('hello'),
  ...hubSignedHead,
  time: Instant,
  /** As in the policy, which only a used invitation brings: a packaged workstation must know before. */
  sample: z.boolean().default(false),
  protocol: z.strictObject({ least: z.int().positive(), most: z.int().positive() }),
  /** Ed25519, 32 bytes. */
  signingKey: Bytes.length(43),
  /** X25519, 32 bytes; vault keys are sealed to it so that device, hub and two people can recover them. */
  recoveryKey: Bytes.length(43),
  /** SHA-256 of the TLS certificate in DER, null on loopback without TLS. */
  certificate: Sha256.nullable(),
})
export type Hello = z.infer<typeof Hello>

export const HelpContact = z.strictObject({ label: z.string().min(1).max(80), contact: z.string().min(1).max(120) })

/** What the organisation has decided, signed by the hub, binding for every device. */
export const Policy = z.strictObject({
  type: z.literal('policy'),
  ...hubSignedHead,
  /** A hub with invented people and clips; a packaged workstation refuses it. */
  sample: z.boolean(),
  /** Longest lease in hours. */
  leaseHours: z.int().min(1).max(72),
  /** How long a question on a clip stands open, in days. */
  questionDays: z.int().min(1).max(30).default(3),
  /** After how many minutes without a key or a pointer a workstation locks itself. */
  lockAfterMinutes: z.int().min(1).max(120).default(10),
  /** How long a second factor stands on a device before its code is asked for again, in hours. */
  secondFactorHours: z.int().min(1).max(24).default(12),
  /** Whether supervisors see shifts by name or groups of five or more, and for how many days single shifts at all. */
  statistics: z.strictObject({ visibility: StatisticsVisibility, retentionDays: z.int().positive() }),
  /** By which working days are told. */
  zone: Zone.default('UTC'),
  /** Minutes to act on a case, where they are fewer than the design's; more have no effect. */
  clocks: z.partialRecord(Severity, z.partialRecord(ClockKind, z.int().positive())).default({}),
  /** Planned length of a shift, in hours. */
  shiftHours: z.number().min(1).max(16).default(9),
  /** Where the limits of distressing sound are stricter than the design's. */
  care: CarePolicy.default({}),
  /** How much is given out to measure quality, and when answers differ too much. */
  quality: QualityPolicy.default(usualQuality),
  /** X25519, 32 bytes, whose private half the hub holds: what is rescued out of a damaged vault is sealed to it. */
  rescueKey: Bytes.length(43).nullable().default(null),
  emergencyPhone: z.string().max(40).nullable(),
  help: z.array(HelpContact).max(10),
})
export type Policy = z.infer<typeof Policy>
