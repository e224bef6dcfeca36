import { z } from 'zod'
import { CaseStep, ClockKind, RequestKind } from '../domain/case-steps.ts'
import { PhoneCode } from '../domain/phone-code.ts'
import { EscalationCategory, EscalationState, Severity } from '../domain/escalation.ts'
import { Bytes, Id, Instant, Locale, Millis, Span, Text } from '../domain/values.ts'
import { Sealed } from './sealed.ts'

/** What the one who filed it may always see of their case. */
export const OwnEscalation = z.strictObject({
  escalation: Id,
  state: EscalationState,
  severity: Severity,
  receivedAt: Instant,
  acknowledgedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  /** What is asked of the filer, as long as it waits for an answer. */
  question: z.string().nullable(),
  /** The line to the filer that is part of every closing. */
  outcome: z.string().nullable(),
})
export type OwnEscalation = z.infer<typeof OwnEscalation>

export const CustodyEntry = z.strictObject({ at: Instant, actor: z.string(), what: z.string(), span: Span.nullable() })
export type CustodyEntry = z.infer<typeof CustodyEntry>

const CaseClock = z.strictObject({ kind: ClockKind, dueAt: Instant, metAt: Instant.nullable() })
const CaseOption = z.strictObject({ action: z.string(), kind: RequestKind.nullable(), severity: Severity.nullable() })
/** A step as it was taken; `actor` is a person's code, or `hub`. */
const CaseHistoryEntry = z.strictObject({ at: Instant, actor: z.string(), step: CaseStep })
export type CaseHistoryEntry = z.infer<typeof CaseHistoryEntry>

/** `you`: the one who asks may decide on what waits for a second person. */
const Awaited = z.enum(['nobody', 'another', 'you'])

/** A case as a line of an inbox: what it is, how urgent, who has it; nothing of what was said. */
const summary = {
  escalation: Id,
  category: EscalationCategory,
  severity: Severity,
  happeningNow: z.boolean(),
  state: EscalationState,
  locale: Locale.nullable(),
  durationMs: Millis.nullable(),
  filedAt: Instant,
  receivedAt: Instant,
  acknowledgedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  /** Every clock that runs or ran, the one that is due next first. */
  clocks: z.array(CaseClock),
  /** The code of who has it in hand. */
  assignee: z.string().nullable(),
}
export const EscalationSummary = z.strictObject({
  ...summary,
  filer: z.string(),
  /** Whether it waits for a second person, and whether the reader may be that person. */
  awaits: Awaited,
})
export type EscalationSummary = z.infer<typeof EscalationSummary>

/** What a supervisor sees of their team's open cases: never who filed one, and none about a colleague's misuse. */
export const TeamEscalation = z.strictObject({
  ...summary,
  options: z.array(CaseOption),
  /** How many steps it has had, for `seen`. */
  steps: z.int().positive(),
  /** For a deputy: what waits for a second person, with its reasons. */
  proposals: z.array(CaseStep),
})
export type TeamEscalation = z.infer<typeof TeamEscalation>

/** Another case that may be about the same: the same clip, or the same (pseudonymous) speaker. */
const SimilarCase = z.strictObject({
  escalation: Id, why: z.enum(['same_clip', 'same_speaker']), category: EscalationCategory, severity: Severity, state: EscalationState, receivedAt: Instant,
})

/** What the provider knows the recording by, and the speaker; sealed until two people agree. */
const UnsealedSource = z.strictObject({ sourceRef: z.string().nullable(), speaker: z.string().nullable(), recordedAt: Instant.nullable() })

/** How loud the recording is, which is seen before anything is heard: one byte for every 10 ms. */
const Loudness = z.strictObject({ peaks: Bytes, gainDb: z.number() })

/** A case as safety leads work on it. */
export const EscalationCase = z.strictObject({
  ...summary,
  filer: z.string(),
  /** Null where it is about no recording, as misuse need not be. */
  clip: Id.nullable(),
  /** Of the recording as WAV. */
  sha256: z.string().nullable(),
  loudness: Loudness.nullable(),
  span: Span.nullable(),
  heard: z.array(Span),
  transcript: z.string(),
  words: z.string(),
  sounds: z.string(),
  inference: z.string(),
  zone: z.string(),
  mistaken: z.boolean(),
  /** Whether the first word of it came by telephone. */
  telephone: z.boolean(),
  duplicateOf: Id.nullable(),
  hold: z.boolean(),
  /** Who is behind the recording, once unsealing was agreed on or glass was broken; to safety leads alone. */
  source: UnsealedSource.nullable(),
  requests: z.array(z.strictObject({ kind: RequestKind, by: z.string(), state: z.enum(['open', 'approved', 'rejected', 'broken_glass', 'contested']) })),
  options: z.array(CaseOption),
  history: z.array(CaseHistoryEntry),
  similar: z.array(SimilarCase),
  custody: z.array(CustodyEntry),
})
export type EscalationCase = z.infer<typeof EscalationCase>

/** Somebody a case can be handed to. */
export const SafetyLead = z.strictObject({ person: Id, code: z.string() })
export type SafetyLead = z.infer<typeof SafetyLead>

/** A step to take; `seen` is how many steps the caller knew of, so that nobody approves what they have not read. */
export const TakeStep = z.strictObject({ step: CaseStep, seen: z.int().nonnegative().optional() })
export const SteppedCase = z.strictObject({ escalation: Id, state: EscalationState, severity: Severity })
export type SteppedCase = z.infer<typeof SteppedCase>

/** What the person on call writes down while the telephone is at their ear. */
export const TelephoneReport = z.strictObject({ code: PhoneCode, category: EscalationCategory, happeningNow: z.boolean(), note: Text(2000) })

/** Times in milliseconds from the hub's receipt; null where there are none. */
const Times = z.strictObject({ count: z.int(), median: Millis.nullable(), ninetieth: Millis.nullable(), longest: Millis.nullable() })
const outcomes = { reported: z.int(), noAction: z.int(), duplicate: z.int(), open: z.int() }

/** A case's evidence as a zip, encrypted under a fresh key that is sealed to one device; whoever is given it is on record. */
export const EvidenceBundle = z.strictObject({
  export: Id,
  /** The 32-byte key; its associated data is the SHA-256 of the box. */
  key: Sealed,
  /** AES-256-GCM: 12 bytes of nonce, ciphertext, 16 of tag. */
  box: Bytes,
})

/** `info` of the sealed key: a bundle opens on the device it was made for. */
export const evidenceInfo = (hub: string, device: string, id: string): string => ['earshot/evidence-key/v1', hub, device, id].join('\0')

/** Associated data of the box. */
export const evidenceAssociatedData = (escalation: string, id: string): string => ['earshot/evidence-bundle/v1', escalation, id].join('\0')

/** How an organisation acts on reports of harm; never by who raised them. */
export const EscalationFigures = z.strictObject({
  from: Instant,
  to: Instant,
  bySeverity: z.array(z.strictObject({
    severity: Severity, received: z.int(), acknowledge: Times, decide: Times, missed: z.partialRecord(ClockKind, z.int()),
  })),
  byCategory: z.array(z.strictObject({ category: EscalationCategory, received: z.int(), mistaken: z.int(), ...outcomes })),
})
export type EscalationFigures = z.infer<typeof EscalationFigures>
