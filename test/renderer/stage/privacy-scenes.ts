import type { Settings } from '../../../shared/contract/settings.ts'
import type { Role } from '../../../shared/domain/values.ts'
import type { AccessQuery, Brought, HubAuditResult } from '../../../shared/hub-api/audit.ts'
import type { RecallReport } from '../../../shared/hub-api/recalls.ts'
import { contestedGold, waitingPairs } from './adjudicate-scenes.ts'
import { atWork } from './at-work.ts'
import { boardOf, idOf, openAs } from './figures.ts'
import { createMemoryBridge, Refused, type Handlers, type MemoryBridge } from './memory-bridge.ts'
import { openQuestions } from './questions.ts'
import { smallFigures, smallRota } from './small-hub.ts'

const hour = 3_600_000
const day = 24 * hour

function recallOf(number: number, changes: Partial<RecallReport> = {}): RecallReport {
  const issuedAt = changes.issuedAt ?? Date.now() - number * day
  const whole: RecallReport = {
    number, kind: 'speaker', reason: 'The customer objects to being listened to', by: 'p-401', issuedAt, dueAt: issuedAt + 30 * day, state: 'partial',
    clips: { free: 0, quarantined: 3, held: 0, destroyed: 1 }, outstanding: { devices: 0, recipients: 0 },
    devices: [
      { device: idOf(301), person: 'r-118', clips: 3, outstanding: 2, lastEndsAt: Date.now() + 5 * hour },
      { device: idOf(302), person: 'r-101', clips: 1, outstanding: 0, lastEndsAt: Date.now() - 5 * hour },
    ],
    recipients: [
      { kind: 'export', id: idOf(401), format: 'jsonl', madeAt: Date.now() - 20 * day, whose: null, clips: 2, confirmedAt: null },
      { kind: 'backup', id: idOf(402), format: 'backup', madeAt: Date.now() - 9 * day, whose: '/mnt/copies', clips: 4, confirmedAt: Date.now() - day },
    ],
    ...changes,
  }
  return {
    ...whole,
    outstanding: { devices: whole.devices.filter(({ outstanding }) => outstanding > 0).length, recipients: whole.recipients.filter(({ confirmedAt }) => confirmedAt === null).length },
  }
}

const linesOf = (recalls: readonly RecallReport[]) => recalls.map(({ number, kind, reason, by, issuedAt, dueAt, state, clips, outstanding }) => ({ number, kind, reason, by, issuedAt, dueAt, state, clips, outstanding }))

/** A hub that recalls and takes confirmations down. */
function recalling(): Handlers {
  let recalls = [
    recallOf(12),
    recallOf(11, { kind: 'clip', state: 'overdue', issuedAt: Date.now() - 34 * day, clips: { free: 0, quarantined: 0, held: 1, destroyed: 0 }, by: null }),
    recallOf(10, { kind: 'batch', state: 'complete', devices: [], recipients: [], clips: { free: 0, quarantined: 0, held: 0, destroyed: 120 } }),
  ]
  const read = (number: number): RecallReport => {
    const found = recalls.find(one => one.number === number)
    if (found === undefined) throw new Refused('recall_unknown')
    return found
  }
  return {
    'recalls.list': () => linesOf(recalls),
    'recalls.read': ({ number }) => read(number),
    'recalls.issue': ({ kind, value, reason }) => {
      if (value === 'nobody') throw new Refused('recall_empty')
      const issued = recallOf(13, { kind, reason, state: 'issued', issuedAt: Date.now() })
      recalls = [issued, ...recalls]
      return issued
    },
    'recalls.confirm': ({ number, recipient }) => {
      const before = read(number)
      const after = recallOf(number, { ...before, recipients: before.recipients.map(one => (one.id === recipient ? { ...one, confirmedAt: Date.now() } : one)) })
      recalls = recalls.map(one => (one.number === number ? after : one))
      return after
    },
  }
}

/** A hub whose access log names three people. */
function listening(): Handlers {
  const queries: AccessQuery[] = [{ query: idOf(501), at: Date.now() - 3 * day, by: null, reason: 'Ticket 88', field: 'speaker', sought: 'a3f81c0277de1b42', clips: 2, accesses: 9 }]
  return {
    'accessLog.queries': () => [...queries],
    'accessLog.ask': ({ sought, reason }) => {
      const found = sought.text !== 'nobody'
      queries.unshift({ query: idOf(502), at: Date.now(), by: 'p-401', reason, field: sought.field, sought: '77de1b42a3f81c02', clips: found ? 2 : 0, accesses: found ? 4 : 0 })
      if (!found) return { query: idOf(502), clips: 0, heard: [] }
      const entry = { device: idOf(301), clip: idOf(601), spans: [] }
      return {
        query: idOf(502), clips: 2,
        heard: [
          { ...entry, at: Date.now() - 2 * day, person: 'r-118', kind: 'prepared' },
          { ...entry, at: Date.now() - 2 * day + 1_000, person: 'r-118', kind: 'played', spans: [{ from: 0, to: 4100 }] },
          { ...entry, at: Date.now() - day, person: 'r-101', clip: idOf(602), kind: 'played', spans: [{ from: 0, to: 2300 }, { from: 1200, to: 2000 }] },
          { ...entry, at: Date.now() - hour, person: 'l-301', kind: 'granted', spans: [{ from: 1200, to: 3400 }] },
        ],
      }
    },
  }
}

const holding = (): HubAuditResult => ({ at: Date.now() - 2 * hour, holds: true, streams: 61, events: 412_307, cases: 14, blobs: 9_120, faults: 0, findings: [], lost: [{ stream: idOf(61), seq: 17 }] })

const brought: Brought[] = [
  { kind: 'lease', at: Date.now() - 3 * hour, clips: 400, lost: 0, ended: false },
  { kind: 'lease', at: Date.now() - 3 * hour, clips: 118, lost: 2, ended: true },
  { kind: 'rescue', at: Date.now() - day, events: 1_204, lost: false },
]

/** A hub that verifies itself while somebody waits. */
function verifying(last: HubAuditResult | null): Handlers {
  let askedAt: number | null = null
  return {
    'hubAudit.read': () => ({ last, askedAt, brought }),
    'hubAudit.ask': () => ({ last, askedAt: (askedAt = Date.now()), brought }),
  }
}

const console = (role: Role, last: HubAuditResult | null, more: Handlers = {}) => (settings: Partial<Settings>): MemoryBridge =>
  createMemoryBridge({
    ...atWork(openAs(role), settings), ...smallRota(), ...smallFigures(), ...recalling(), ...listening(), ...verifying(last),
    'escalations.inbox': () => [], 'escalations.team': () => [], 'rejections.list': () => [], 'board.read': () => boardOf([]), ...more,
  })

/** Something waits on many pages at once. */
const waiting: Handlers = {
  'questions.queue': () => ({ questions: openQuestions(), readAt: Date.now() - 60_000 }),
  'adjudications.list': waitingPairs,
  'gold.contests': contestedGold,
  'rejections.list': () => [7, 8, 9].map(seq => ({
    stream: idOf(60), seq, type: 'clip.played', person: 'r-118', at: Date.now() - 3_600_000, receivedAt: Date.now(), why: { code: 'clip_not_leased' as const },
  })),
}

const broken: HubAuditResult = {
  ...holding(), holds: false, faults: 3,
  findings: [
    { kind: 'stream', fault: 'changed', stream: idOf(60), seq: 412 },
    { kind: 'access', stream: idOf(60), seq: 412 },
    { kind: 'blob', fault: 'missing', clip: idOf(601) },
  ],
}

/** The pages of a privacy officer, and of them what others see. */
export const privacyScenes: Record<string, (settings: Partial<Settings>) => MemoryBridge> = {
  privacy: console('privacy', holding()),
  'privacy-never': console('privacy', null),
  'privacy-broken': console('privacy', broken),
  'privacy-supervisor': console('supervisor', holding()),
  'pages-waiting': console('supervisor', holding(), waiting),
}
