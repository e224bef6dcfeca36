import type { MyEscalation } from '../../../shared/contract/escalations.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import type { Shift } from '../../../shared/contract/shift.ts'
import { severityOf } from '../../../shared/domain/escalation.ts'
import type { Session } from '../../../shared/contract/session.ts'
import type { RejectionReason } from '../../../shared/hub-api/rejections.ts'
import type { EscalationCase } from '../../../shared/hub-api/escalations.ts'
import { adjudicateScenes } from './adjudicate-scenes.ts'
import { atWork } from './at-work.ts'
import { careScenes } from './care-scenes.ts'
import { shiftScenes } from './shift-scenes.ts'
import { auditOf, boardOf, enrolledLaptop, fiveCases, idOf, lineOf, lockedLaptop, newLaptop, openAs, readOne, reportOf, shiftOf, syncOf } from './figures.ts'
import { createMemoryBridge, Refused, type Handlers, type MemoryBridge } from './memory-bridge.ts'
import { deskScenes } from './desk-scene.ts'
import { qualityScenes } from './quality-scenes.ts'
import { questionScenes } from './question-scenes.ts'
import { privacyScenes } from './privacy-scenes.ts'
import { readingScene } from './reading-scene.ts'
import { sampleScene } from './sample-scene.ts'
import { supervisorScenes } from './supervisor-scenes.ts'
import { actors, smallFigures, smallHub, smallRota, toldCases } from './small-hub.ts'

function reporting(online: boolean, settings: Partial<Settings>, mine: MyEscalation[] = [], working = true): MemoryBridge {
  const phoneCode = online ? null : 'BDFGHJKM'
  let shift: Shift = { shift: idOf(5), zone: 'Europe/Bucharest', startedAt: Date.now() - 3_600_000, endedAt: null, pausedSince: null, pauseKind: null, protectedLeft: 3, quietSince: null }
  const bridge: MemoryBridge = createMemoryBridge({
    ...atWork(openAs('reviewer'), settings, online),
    'shift.read': () => (working ? shift : null),
    'escalations.mine': () => [...mine],
    'escalations.recent': () => [11, 9].map(n => ({ clip: idOf(n), position: n, durationMs: 3200, span: { from: 0, to: 3100 }, heardAt: Date.now() - (20 - n) * 60_000 })),
    'escalations.phoneCode': () => ({ code: phoneCode }),
    'escalations.file': ({ category, clip }) => {
      mine.push(reportOf({ escalation: idOf(99), clip, position: clip === null ? null : 12, category, severity: severityOf(category, true), filedAt: Date.now(), phoneCode }))
      bridge.emit('escalations.changed')
      return { escalation: idOf(99), next: idOf(13) }
    },
    'escalations.reply': ({ escalation, step }) => {
      mine.forEach((one, index) => {
        if (one.escalation === escalation) mine[index] = step.action === 'call_mistaken' ? { ...one, mistaken: true } : { ...one, question: null, state: 'assessing' }
      })
      bridge.emit('escalations.changed')
      return {}
    },
    'clips.markSensitive': () => ({}),
    'clips.soften': () => ({}),
    'clips.skip': () => ({ next: idOf(13) }),
    'shift.pause': ({ kind }) => (shift = { ...shift, pausedSince: Date.now(), pauseKind: kind, protectedLeft: shift.protectedLeft - 1 }),
  })
  return bridge
}

const answered = (): MyEscalation[] => [
  reportOf({
    escalation: idOf(73), position: 9, category: 'unsure', severity: 'S3', state: 'needs_info', filedAt: Date.now() - 5_000_000, receivedAt: Date.now() - 4_990_000,
    acknowledgedAt: Date.now() - 4_900_000, question: 'Did you hear one voice or two?',
  }),
  reportOf({ state: 'acknowledged', receivedAt: Date.now() - 100_000, acknowledgedAt: Date.now() - 40_000 }),
  reportOf({ escalation: idOf(71), position: 4, category: 'unsure', severity: 'S3', filedAt: Date.now() - 9_000_000 }),
  reportOf({
    escalation: idOf(72), position: 2, category: 'threat', severity: 'S2', state: 'closed_reported', filedAt: Date.now() - 80_000_000,
    receivedAt: Date.now() - 79_000_000, acknowledgedAt: Date.now() - 78_000_000, decidedAt: Date.now() - 70_000_000,
    outcome: 'The police were told. Thank you for raising it.',
  }),
]

const oneLocked = (): Session => ({ ...lockedLaptop, people: lockedLaptop.people.slice(0, 1), keychain: 'weak' })

const refusing = (session: Session, settings: Partial<Settings>): MemoryBridge => {
  let failures = 0
  return createMemoryBridge({
    ...atWork(session, settings),
    'device.enrol': () => { throw new Refused('invitation_expired') },
    'people.join': () => { throw new Refused('hub_unreachable', { host: '127.0.0.1:7420' }) },
    'session.unlock': () => {
      failures++
      throw failures > 2 ? new Refused('unlock_delayed', { waitMs: 8000 }) : new Refused('passphrase_wrong')
    },
  })
}

const damaged = (settings: Partial<Settings>): MemoryBridge =>
  createMemoryBridge({
    ...atWork({ ...lockedLaptop, people: lockedLaptop.people.slice(0, 1) }, settings),
    'session.unlock': () => { throw new Refused('vault_log_damaged', { frame: 3 }) },
    'vault.rescue': () => ({ ticket: 'ticket', name: 'earshot-rescue-2026-11-30.json', events: 41, incomplete: 2 }),
    'vault.setAside': () => enrolledLaptop,
  })

function recovering(settings: Partial<Settings>, state: 'waiting' | 'ready'): MemoryBridge {
  let asked = state === 'ready'
  const view = () => ({ code: '7K2MQ4TX', state, agreed: state === 'ready' ? 2 : 1, expiresAt: Date.now() + 20 * 3_600_000 })
  return createMemoryBridge({
    ...atWork(lockedLaptop, settings),
    'recovery.ask': () => {
      asked = true
      return view()
    },
    'recovery.read': () => {
      if (!asked) throw new Refused('recovery_unasked')
      return view()
    },
    'recovery.finish': () => { throw new Refused('recovery_unfit') },
  })
}

const fiveLines = () => fiveCases().map(lineOf)

const away = (): never => { throw new Refused('hub_unreachable', { host: '127.0.0.1:7420' }) }

function inbox(settings: Partial<Settings>, read: NonNullable<Handlers['escalations.inbox']>, reachable = true): MemoryBridge {
  const seen = new Map<string, Partial<EscalationCase>>()
  return createMemoryBridge({
    ...atWork(openAs('safety'), settings),
    'escalations.inbox': read,
    'escalations.read': ({ escalation }) => ({ ...readOne(escalation), ...seen.get(escalation) }),
    'escalations.step': ({ escalation }) => {
      if (!reachable) return away()
      const { severity } = readOne(escalation)
      seen.set(escalation, { state: 'acknowledged', acknowledgedAt: Date.now(), clocks: [], options: [] })
      return { escalation, state: 'acknowledged', severity }
    },
  })
}

/** The hub has asked for a code; one of noughts is wrong, any other right. */
function factor(settings: Partial<Settings>): MemoryBridge {
  let needed = true
  const bridge: MemoryBridge = createMemoryBridge({
    ...atWork(openAs('safety'), settings),
    'session.read': () => ({ ...openAs('safety'), factorNeeded: needed }),
    'escalations.inbox': () => {
      if (needed) throw new Refused('second_factor_needed')
      return fiveLines()
    },
    'escalations.read': ({ escalation }) => readOne(escalation),
    'session.factor': ({ code }) => {
      if (code === '000000') throw new Refused('second_factor_wrong')
      needed = false
      bridge.emit('session.changed')
      bridge.emit('escalations.changed')
      return {}
    },
  })
  return bridge
}

/** The console of whoever works on cases, over a hub that takes every step. */
const console = (role: 'safety' | 'privacy', code: keyof typeof actors) => (settings: Partial<Settings>): MemoryBridge =>
  createMemoryBridge({ ...atWork(openAs(role), settings), ...smallHub(actors[code], toldCases()), ...smallRota(), ...smallFigures() })

/** A supervisor who is also a deputy, so that something waits for them too. */
const team = (settings: Partial<Settings>): MemoryBridge =>
  createMemoryBridge({
    ...atWork(openAs('supervisor'), settings), ...smallHub(actors['s-201'], toldCases()), ...smallRota(), ...smallFigures(),
    'board.read': () => boardOf(nineShifts()),
  })

/** What the hub could not use; seeing to one takes it off the list. */
function refused(settings: Partial<Settings>): MemoryBridge {
  const whys: RejectionReason[] = [
    { code: 'answer_unfit', faults: [{ field: 'slots', kind: 'overlap' }, { field: 'intent', kind: 'not_offered' }] },
    { code: 'shift_unknown' },
  ]
  const listed = ['annotation.submitted', 'shift.paused', 'clip.played'].map((type, index) => ({
    stream: idOf(60), seq: index + 7, type, person: index === 2 ? null : 'r-118', at: Date.now() - index * 3_600_000, receivedAt: Date.now(),
    why: whys[index] ?? { code: 'payload_lost' },
  }))
  return createMemoryBridge({
    ...atWork(openAs('supervisor'), settings), 'board.read': () => boardOf(nineShifts()),
    'rejections.list': () => [...listed],
    'rejections.settle': ({ seq }) => {
      listed.splice(listed.findIndex(one => one.seq === seq), 1)
      return {}
    },
  })
}

/** A reviewer of whose work the hub could not use something. */
const parked = (settings: Partial<Settings>): MemoryBridge =>
  createMemoryBridge({
    ...atWork(openAs('reviewer'), settings),
    'shift.read': () => null,
    'sync.status': () => ({ ...syncOf(true), parked: 1 }),
    'sync.parked': () => [
      { id: idOf(61), type: 'annotation.submitted', at: Date.now() - 900_000, why: { code: 'payload_lost' }, settledAt: null },
      { id: idOf(62), type: 'question.asked', at: Date.now() - 9_000_000, why: { code: 'question_known' }, settledAt: Date.now() - 600_000 },
    ],
  })

/** Somebody whose vault was rescued twice; the hub has the first. */
const rescued = (settings: Partial<Settings>): MemoryBridge =>
  createMemoryBridge({
    ...atWork(openAs('reviewer'), settings),
    'shift.read': () => null,
    'rescues.read': () => [
      { rescue: 'B'.repeat(43), madeAt: Date.now() - 600_000, events: 1_204, incomplete: 0, bytes: 900_000, sentBytes: 0, state: 'waiting', receivedAt: null, here: true },
      { rescue: 'C'.repeat(43), madeAt: Date.now() - 8_000_000, events: 312, incomplete: 4, bytes: 700_000, sentBytes: 0, state: 'refused', receivedAt: null, here: true },
      { rescue: 'D'.repeat(43), madeAt: Date.now() - 9_000_000, events: 98, incomplete: 0, bytes: 100_000, sentBytes: 100_000, state: 'received', receivedAt: Date.now() - 7_000_000, here: false },
    ],
  })

const nineShifts = () => Array.from({ length: 9 }, (_, index) => shiftOf(index))

/** Answers once, then is away, as a hub whose cable is pulled. */
function once<T>(answer: T): () => T {
  let asked = 0
  return () => (asked++ === 0 ? answer : away())
}

/** Every state that is looked at, by name. */
export const scenes: Record<string, (settings: Partial<Settings>) => MemoryBridge> = {
  factor,
  enrol: settings => refusing(newLaptop, settings),
  join: settings => refusing(enrolledLaptop, settings),
  unlock: settings => refusing(lockedLaptop, settings),
  'unlock-damaged': damaged,
  'unlock-one': settings => refusing(oneLocked(), settings),
  'recover-waiting': settings => recovering(settings, 'waiting'),
  'recover-ready': settings => recovering(settings, 'ready'),
  'retired-owed': settings => refusing({ ...lockedLaptop, retirement: { state: 'ordered', owed: ['r-101'] } }, settings),
  'retired-done': settings => refusing({ ...newLaptop, retirement: { state: 'done', owed: [] } }, settings),
  escalate: settings => reporting(true, settings),
  'escalate-offline': settings => reporting(false, settings),
  own: settings => reporting(true, settings, answered(), false),
  'own-broken': settings => createMemoryBridge({ ...atWork(openAs('reviewer'), settings), 'escalations.mine': () => [], 'audit.read': () => auditOf({ seq: 90, fault: 'changed' }) }),
  'vault-damaged': settings => createMemoryBridge({ ...atWork(openAs('reviewer'), settings), 'vault.checked': () => ({ running: false, done: 4_096, total: 4_096, checkedAt: Date.now(), damaged: ['sound', 'work'] }) }),
  inbox: console('safety', 'l-301'),
  'inbox-second': console('privacy', 'p-401'),
  team,
  'inbox-empty': settings => inbox(settings, () => []),
  'inbox-stale': settings => inbox(settings, once(fiveLines()), false),
  'inbox-never': settings => inbox(settings, away),
  refused,
  parked,
  rescued,
  ...supervisorScenes,
  ...questionScenes,
  ...adjudicateScenes,
  ...careScenes,
  ...shiftScenes,
  ...qualityScenes,
  ...privacyScenes,
  reading: settings => readingScene(settings, true),
  'reading-nothing': settings => readingScene(settings, false),
  sample: sampleScene,
  ...deskScenes(settings => atWork(openAs('reviewer'), settings)),
}
