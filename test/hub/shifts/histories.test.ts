import { expect, it } from 'vitest'
import type { EventPayload, EventType } from '../../../shared/hub-api/events.ts'
import type { SentEvent } from '../../../shared/hub-api/streams.ts'
import { countedOf } from '../../../shared/domain/counted.ts'
import { withoutWords } from '../../../shared/domain/recall.ts'
import { turnClocks } from '../../../hub/clocks/worker.ts'
import { pick, sequence, wholeBelow, type Chance } from '../../support/chance.ts'
import { annotation, filed, submitted } from '../support/answers.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { deviceStream, receipt, recall } from '../support/recalls.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { newId, workstation } from '../support/workstation.ts'
import { slowFigures, type Told } from './slow-path.ts'

// Random histories of shifts, told to a real hub in pieces, late, and with its figures read in between.

const seed = 20_261_130
const histories = 12
const stepsEach = 45
const minute = 60_000
const hypotheses = ['play some jazz', 'turn of the light', 'stop', 'what is the time in the city of new york', 'call her', '', 'set a timer']
const phrases = [...hypotheses, 'turn off the lights', 'play [unintelligible] jazz', 'stop that [noise] now please', 'what time is it']

type Worker = {
  desk: Desk
  /** The running shift, or the last one. */
  shift: string
  shifts: string[]
  running: boolean
  paused: boolean
  locked: boolean
  revisions: Map<number, number>
  standing: { clip: number; revision: number }[]
  told: Told[]
  lastWord: number
  recalled: Set<number>
}

async function hire(running: RunningHub): Promise<Worker> {
  const desk = await reviewerAtWork(running, hypotheses)
  const startedAt = running.clock.now()
  return {
    desk, shift: desk.shift, shifts: [desk.shift], running: true, paused: false, locked: false, revisions: new Map(), standing: [],
    told: [{ seq: 2, at: startedAt, type: 'shift.started', payload: { shift: desk.shift, zone: 'UTC' } }], lastWord: startedAt, recalled: new Set(),
  }
}

function tell<T extends EventType>(worker: Worker, type: T, payload: EventPayload<T>): SentEvent {
  const event = worker.desk.stream.append(type, payload)
  worker.told.push({ seq: event.envelope.seq, at: event.envelope.at, type, payload })
  return event
}

const place = ({ desk, shift }: Worker, clip: number) => ({ ...desk.at(clip), shift })

function nextRevision(worker: Worker, clip: number): number {
  const revision = (worker.revisions.get(clip) ?? 0) + 1
  worker.revisions.set(clip, revision)
  worker.standing.push({ clip, revision })
  return revision
}

function randomAnswer(chance: Chance) {
  const transcript = pick(chance, phrases)
  const labelled = chance() < 0.4 && transcript.split(' ').length > 2
  return annotation(transcript, labelled ? { slots: [{ label: 'genre', words: { from: 0, to: 1 } }] } : {})
}

/** The words of an answer went with its clip before anybody else had it. */
function eraseUnsent(worker: Worker, event: SentEvent, payload: EventPayload<'annotation.submitted'>): void {
  const { annotation: answer, ...kept } = payload
  const hypothesis = worker.desk.manifest.clips.find(row => row.clip === kept.clip)?.hypothesis ?? null
  const erased = worker.desk.stream.append('annotation.erased', {
    ...kept, annotation: withoutWords(answer), counted: countedOf(answer, hypothesis), decidedAt: event.envelope.at,
  })
  event.salt = null
  event.payload = null
  // The hub learns of the answer with what is left of it.
  worker.told.splice(-1, 1, { seq: erased.envelope.seq, at: event.envelope.at, type: 'annotation.submitted', payload })
}

/** What may happen next at a desk, while a shift runs. */
const happenings: ((worker: Worker, chance: Chance, now: number) => void)[] = [
  (worker, chance) => {
    const clip = wholeBelow(chance, hypotheses.length)
    const handlingMs = chance() < 0.2 ? null : wholeBelow(chance, 60_000)
    const payload = submitted(place(worker, clip), randomAnswer(chance), { revision: nextRevision(worker, clip), handlingMs })
    const event = tell(worker, 'annotation.submitted', payload)
    if (worker.recalled.has(clip) || chance() < 0.1) eraseUnsent(worker, event, payload)
  },
  (worker, chance) => {
    const clip = wholeBelow(chance, hypotheses.length)
    tell(worker, 'clip.skipped', { ...place(worker, clip), revision: nextRevision(worker, clip), cause: 'broken_audio', handlingMs: wholeBelow(chance, 9_000) })
  },
  (worker, chance) => {
    const [taken] = worker.standing.splice(wholeBelow(chance, worker.standing.length), 1)
    if (taken !== undefined) tell(worker, 'decision.withdrawn', { ...place(worker, taken.clip), revision: taken.revision })
  },
  (worker, chance) => {
    if (chance() < 0.3) tell(worker, 'escalation.filed', filed(place(worker, wholeBelow(chance, hypotheses.length))))
  },
  (worker, chance) => {
    if (worker.paused) tell(worker, 'shift.resumed', { shift: worker.shift })
    else if (chance() < 0.3) tell(worker, 'shift.unsuited', { shift: worker.shift })
    else tell(worker, 'shift.paused', { shift: worker.shift, kind: pick(chance, ['break', 'wellness', 'protected'] as const) })
    worker.paused = !worker.paused
  },
  (worker, chance, now) => {
    if (worker.locked) tell(worker, 'shift.unlocked', { shift: worker.shift })
    // After a crash the lock is known to have begun before it could be told.
    else tell(worker, 'shift.locked', { shift: worker.shift, since: now - (chance() < 0.5 ? 0 : wholeBelow(chance, 20 * minute)) })
    worker.locked = !worker.locked
  },
  (worker, chance, now) => {
    if (chance() < 0.5) return
    const repaired = chance() < 0.4
    const endedAt = now - (repaired ? wholeBelow(chance, 90 * minute) : 0)
    tell(worker, 'shift.ended', { shift: worker.shift, endedAt, repaired, reason: repaired ? 'forgotten' : null })
    worker.running = false
  },
]

/** Somebody puts right what they told of the shift: a break at any time, an end once it has one. */
function correct(worker: Worker, chance: Chance, now: number): void {
  const own = worker.told.filter(({ type, payload }) => type.startsWith('shift.') && (payload as { shift: string }).shift === worker.shift)
  const startedAt = own[0]?.at ?? now
  const latest = own.reduce<number | null>((end, { type, payload }) => {
    if (type === 'shift.ended') return (payload as EventPayload<'shift.ended'>).endedAt
    const corrected = payload as EventPayload<'shift.corrected'>
    return type === 'shift.corrected' && corrected.kind === 'end' ? corrected.to : end
  }, null)
  const [from, to] = [instantIn(chance, startedAt, latest ?? now), instantIn(chance, startedAt, latest ?? now)].toSorted((one, other) => one - other)
  if (from === undefined || to === undefined || from === to) return
  if (worker.running || chance() < 0.5) tell(worker, 'shift.corrected', { shift: worker.shift, kind: 'break', from, to, reason: 'a break' })
  else if (now >= startedAt) tell(worker, 'shift.corrected', { shift: worker.shift, kind: 'end', from: latest ?? now, to: instantIn(chance, startedAt, now), reason: 'another end' })
}

const instantIn = (chance: Chance, from: number, to: number): number => from + wholeBelow(chance, Math.max(0, to - from) + 1)

function happen(worker: Worker, chance: Chance, now: number): void {
  if (chance() < 0.12) return correct(worker, chance, now)
  if (worker.running) return pick(chance, happenings)(worker, chance, now)
  Object.assign(worker, { shift: newId(), running: true, paused: false, locked: false })
  worker.shifts.push(worker.shift)
  tell(worker, 'shift.started', { shift: worker.shift, zone: 'Europe/Bucharest' })
}

/** Tells the hub some of what waits, in order; the rest stays on the laptop. */
async function sync(running: RunningHub, worker: Worker, waiting: SentEvent[], count: number): Promise<void> {
  const { station, stream } = worker.desk
  await station.renew()
  const events = waiting.splice(0, count)
  if (events.length === 0) return
  const { answers } = await running.get('streams.send', { params: { stream: stream.id }, body: { events, waiting: waiting.length } }, station.token)
  expect(answers.filter(({ status }) => status !== 'accepted')).toEqual([])
  worker.lastWord = running.clock.now()
}

async function recallOne(running: RunningHub, worker: Worker, clip: number): Promise<void> {
  if (worker.recalled.has(clip)) return
  worker.recalled.add(clip)
  const id = worker.desk.at(clip).clip
  await recall(running, 'clip', id)
  await receipt(running, worker.desk.station, deviceStream(running, worker.desk.station), id)
  await turnClocks(running.hub)
}

it(`gives, for ${histories} random histories (seed ${seed}), the figures that their events alone give`, async () => {
  const running = await runHub()
  const { clock } = running
  const chance = sequence(seed)
  let compared = 0
  for (let history = 0; history < histories; history++) {
    const worker = await hire(running)
    const waiting = worker.desk.stream.pending()
    const heard = new Map(worker.desk.manifest.clips.map(({ clip, hypothesis, durationMs }) => [clip, { hypothesis, durationMs }]))
    const supervisor = await workstation(running, 'supervisor')
    const compare = async (): Promise<void> => {
      await supervisor.renew()
      const sent = worker.told.filter(({ seq }) => seq <= worker.desk.stream.head().seq - waiting.length)
      const { shifts: board } = await running.get('shifts.list', { query: { from: 0, to: Date.UTC(2030, 0, 1) } }, supervisor.token)
      const known = worker.shifts.filter(shift => sent.some(({ type, payload }) => type === 'shift.started' && (payload as { shift: string }).shift === shift))
      const own = board.filter(({ person }) => person === worker.desk.station.person.code)
      expect(own.map(({ shift }) => shift).toSorted()).toEqual(known.toSorted())
      for (const { person: _, zone: __, waiting: ___, lastContactAt: ____, leaseEndsAt: _____, ofMedian: ______, corrections: _______, notes: ________, ...figures } of own) {
        expect(figures, `history ${history}`).toEqual(slowFigures(sent, figures.shift, worker.lastWord, heard))
        compared++
      }
    }
    for (let step = 0; step < stepsEach; step++) {
      clock.pass(wholeBelow(chance, 12 * minute))
      const hubTime = clock.now()
      // A laptop's clock may be set while its shift runs.
      if (chance() < 0.05) clock.setWall(hubTime + wholeBelow(chance, 40 * minute) - 20 * minute)
      happen(worker, chance, clock.now())
      clock.setWall(hubTime)
      waiting.push(...worker.desk.stream.pending())
      if (chance() < 0.25) await sync(running, worker, waiting, 1 + wholeBelow(chance, waiting.length))
      if (chance() < 0.05 && waiting.length === 0) await recallOne(running, worker, wholeBelow(chance, hypotheses.length))
      if (chance() < 0.2) await compare()
    }
    await sync(running, worker, waiting, waiting.length)
    await compare()
  }
  expect(compared).toBeGreaterThan(histories * 5)
}, 240_000)
