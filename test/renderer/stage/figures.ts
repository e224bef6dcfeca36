import { Refused } from './memory-bridge.ts'
import type { AuditedStream } from '../../../shared/contract/audit.ts'
import type { MyEscalation } from '../../../shared/contract/escalations.ts'
import type { MethodOutput } from '../../../shared/contract/methods.ts'
import type { Session } from '../../../shared/contract/session.ts'
import type { Role } from '../../../shared/domain/values.ts'
import type { EscalationCase, EscalationSummary } from '../../../shared/hub-api/escalations.ts'
import type { Board, Needs } from '../../../shared/contract/board.ts'
import type { ShiftFigures } from '../../../shared/hub-api/shifts.ts'

// Invented people, reports and figures for the screens that are looked at and tested without a core.

/** A UUID whose last digits are `n`. */
export const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** Bytes as the contract carries them. */
export const base64url = (bytes: ArrayLike<number>): string =>
  btoa(String.fromCharCode(...Array.from(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

const minute = 60_000
const hour = 60 * minute

export const people = [
  { person: idOf(1), code: 'r-101', role: 'reviewer' },
  { person: idOf(2), code: 's-201', role: 'supervisor' },
  { person: idOf(3), code: 'l-301', role: 'safety' },
] as const

const officer = { person: idOf(4), code: 'p-401', role: 'privacy' } as const

export const newLaptop: Session = {
  stage: 'new', host: 'nodehost', keychain: 'strong', hubAddress: null, sample: false, people: [], person: null,
  factorNeeded: false, visibility: null, zone: null, emergencyPhone: null, help: [], retirement: null,
}

export const enrolledLaptop: Session = {
  ...newLaptop, stage: 'enrolled', hubAddress: '127.0.0.1:7420', visibility: 'named', emergencyPhone: '+40 21 555 0142',
  help: [
    { label: 'Counsellor, any hour', contact: '+40 21 555 0110' },
    { label: 'Safety lead on call', contact: '+40 21 555 0142' },
  ],
}

export const lockedLaptop: Session = { ...enrolledLaptop, stage: 'locked', people: [...people] }

export const openAs = (role: Role): Session => ({
  ...lockedLaptop, stage: 'open', person: [...people, officer].find(person => person.role === role) ?? null,
})

/** One batch half done, one that comes tomorrow, one at the hub. */
export const holdingOf = (): MethodOutput<'leases.read'> => ({
  batches: [
    { batch: idOf(41), name: 'home-media 2026-11-30', place: 'here', clips: 400, arrived: 400, decided: 212, bytes: 64_000_000, bytesMissing: 0, startsAt: Date.now() - 4 * hour, endsAt: Date.now() + 6 * hour },
    { batch: idOf(42), name: 'home-media 2026-12-01', place: 'here', clips: 400, arrived: 96, decided: 0, bytes: 64_000_000, bytesMissing: 48_600_000, startsAt: Date.now() + 20 * hour, endsAt: Date.now() + 32 * hour },
    { batch: idOf(43), name: 'wake-check', place: 'hub', clips: 120, arrived: 0, decided: 0, bytes: 9_400_000, bytesMissing: 9_400_000, startsAt: null, endsAt: null },
  ],
  freeBytes: 31_000_000_000,
})

export const syncOf = (online: boolean): MethodOutput<'sync.status'> => ({
  phase: 'idle', online, keptOffline: false, progress: null, clipsOnDevice: 40, waiting: online ? 0 : 3, parked: 0,
  lastSyncAt: Date.now() - 4 * minute, leaseEndsAt: Date.now() + 6 * hour, failure: null,
})

export const auditOf = (fault: AuditedStream['fault']): MethodOutput<'audit.read'> => ({
  streams: [
    { which: 'vault', stream: idOf(60), checkedAt: Date.now() - 3 * minute, whole: false, events: fault?.seq ?? 1412, erased: null, lost: null, fault },
    { which: 'device', stream: idOf(61), checkedAt: Date.now() - 3 * minute, whole: true, events: 58, erased: 0, lost: [17, 23], fault: null },
  ],
})

export const reportOf = (changes: Partial<MyEscalation> = {}): MyEscalation => ({
  escalation: idOf(70), clip: idOf(12), position: 12, category: 'sexual_assault', severity: 'S1', state: 'filed',
  filedAt: Date.now() - 3 * minute, receivedAt: null, acknowledgedAt: null, decidedAt: null, question: null, outcome: null, mistaken: false, phoneCode: null, ...changes,
})

/** The one clock of a case that nobody has acknowledged. */
export const due = (dueAt: number): Pick<EscalationCase, 'clocks'> => ({ clocks: [{ kind: 'acknowledge', dueAt, metAt: null }] })

export function caseOf(n: number, changes: Partial<EscalationCase> = {}): EscalationCase {
  const receivedAt = changes.receivedAt ?? Date.now() - 2 * minute
  const peaks = base64url(Array.from({ length: 684 }, (_, index) => Math.round(20 + 150 * Math.abs(Math.sin(index / 40)) * Math.abs(Math.sin(index / 7)))))
  return {
    escalation: idOf(n), filer: 'r-118', clip: idOf(n + 500), locale: 'en-US', durationMs: 6840,
    sha256: 'fBwJqk9SQn1iX2M0b5r8y3Zr1v7Jd0eKcQ2uTt91d3A', category: 'sexual_assault', severity: 'S1', happeningNow: true,
    state: 'received', filedAt: receivedAt - 96_000, receivedAt, acknowledgedAt: null, decidedAt: null, assignee: null,
    clocks: [{ kind: 'acknowledge', dueAt: receivedAt + 5 * minute, metAt: null }], zone: 'Europe/Bucharest', mistaken: false,
    loudness: { peaks, gainDb: 4 }, telephone: false, duplicateOf: null, source: null, requests: [], history: [], similar: [],
    span: { from: 1200, to: 3400 }, heard: [{ from: 0, to: 4100 }], transcript: 'please stop [unintelligible] somebody help me',
    words: '', sounds: 'a door, then steps', inference: 'not the television, two people in the room', hold: true,
    options: [{ action: 'acknowledge', kind: null, severity: null }],
    custody: [
      { at: receivedAt - 103_000, actor: 'r-118', what: 'opened', span: null },
      { at: receivedAt - 100_000, actor: 'r-118', what: 'played', span: { from: 0, to: 4100 } },
      { at: receivedAt - 96_000, actor: 'r-118', what: 'filed', span: { from: 1200, to: 3400 } },
      { at: receivedAt, actor: 'hub', what: 'receive', span: null },
    ],
    ...changes,
  }
}

/** A case as a line of the inbox. */
export const lineOf = (whole: EscalationCase): EscalationSummary => {
  const { escalation, category, severity, happeningNow, state, locale, durationMs, filedAt, receivedAt, acknowledgedAt, decidedAt, clocks, assignee, filer } = whole
  return { escalation, category, severity, happeningNow, state, locale, durationMs, filedAt, receivedAt, acknowledgedAt, decidedAt, clocks, assignee, filer, awaits: 'nobody' }
}

const acknowledged = (at: number): Partial<EscalationCase> => ({
  state: 'acknowledged', acknowledgedAt: at, clocks: [], options: [],
})

export function fiveCases(): EscalationCase[] {
  const now = Date.now()
  return [
    caseOf(81, { receivedAt: now - 108_000 }),
    caseOf(82, { category: 'child_danger', receivedAt: now - 400_000, ...due(now - 100_000), locale: 'ro-RO' }),
    caseOf(83, { category: 'threat', severity: 'S2', happeningNow: false, receivedAt: now - 5 * minute, ...due(now + 25 * minute) }),
    caseOf(84, { category: 'unsure', severity: 'S3', receivedAt: now - 16 * minute, ...due(now + 224 * minute), sounds: '', inference: '' }),
    caseOf(85, { category: 'disturbing', severity: 'S4', receivedAt: now - 6 * hour, ...acknowledged(now - 5 * hour) }),
  ]
}

export function readOne(escalation: string): EscalationCase {
  const found = fiveCases().find(one => one.escalation === escalation)
  if (found === undefined) throw new Refused('escalation_unknown')
  return found
}

/** A board as the hub answers now, where shifts are told by name. */
export const boardOf = (shifts: ShiftFigures[], changes: Partial<Board> = {}): Board =>
  ({ at: Date.now(), live: true, visibility: 'named', namedSince: '2026-10-24', plannedMs: 9 * hour, shifts, days: [], ...changes })

/** What waits for a supervisor: results, a lease, a date that will not be kept, somebody without clips. */
export const fourNeeds = (): Needs => ({
  at: Date.now(), live: true,
  needs: [
    { kind: 'unsent', person: shiftOf(2).person, waiting: 48, endsAt: Date.now() + 40 * minute },
    { kind: 'due', person: 'r-199', batch: 'default 2026-11-23', endsAt: Date.now() + 90 * minute },
    { kind: 'missed', person: 'r-157', batch: 'home-media 2026-11-28', remaining: 212, dueAt: Date.now() + 5 * hour, expectedAt: Date.now() + 26 * hour },
    { kind: 'no_clips', person: 'r-143' },
  ],
})

/** Everybody of a large team has run out of clips. */
export const thirtyWithoutClips = (): Needs => ({ at: Date.now(), live: true, needs: Array.from({ length: 30 }, (_, n) => ({ kind: 'no_clips', person: shiftOf(n).person })) })

/** A week of whole days, where single shifts are not told. */
export const groupedBoard = (): Board => boardOf([], {
  visibility: 'grouped', namedSince: null,
  days: Array.from({ length: 7 }, (_, index) => ({
    day: `2026-11-${17 + index}`,
    withheld: index === 4 ? 'few' : index === 6 ? 'running' : null,
    figures: index === 4 || index === 6 ? null : {
      people: 6 + index, shifts: 6 + index, workedMs: (6 + index) * 8 * hour, awayMs: 40 * minute, clips: 3_000 + index * 211, audioMs: (200 + index) * minute,
      wordsCorrected: 800 + index * 17, slots: 400 + index * 9,
    },
  })),
})

export function shiftOf(n: number, changes: Partial<ShiftFigures> = {}): ShiftFigures {
  const startedAt = changes.startedAt ?? Date.now() - (2 + (n % 3)) * hour - n * 5 * minute
  const through = Array.from({ length: 14 }, (_, index) => 6 + ((n * 7 + index * 5) % 9))
  const clips = through.reduce((sum, count) => sum + count, 0)
  return {
    shift: idOf(900 + n), person: `r-${101 + n * 7}`, zone: 'Europe/Bucharest', startedAt, endedAt: null,
    workedMs: Date.now() - startedAt - 10 * minute, awayMs: 10 * minute, clips, through, perHour: 48 + ((n * 13) % 40),
    medianHandlingMs: 28_000 + ((n * 3700) % 20_000), handlingSpreadMs: 6000 + ((n * 900) % 7000), audioMs: clips * 4200,
    wordsCorrected: (n * 17) % 90, slots: (n * 11) % 60, ofMedian: n === 4 ? null : 0.86 + ((n * 7) % 30) / 100, breaksOffered: 4, breaksPossible: 3,
    corrections: [], notes: [], waiting: n === 2 ? 48 : n === 6 ? 31 : 0,
    lastContactAt: Date.now() - (n === 2 ? 95 : 2) * minute, leaseEndsAt: Date.now() + (n === 2 ? 40 : 400) * minute, ...changes,
  }
}
