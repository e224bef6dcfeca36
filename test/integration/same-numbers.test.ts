import { expect, test } from 'vitest'
import { addPerson } from '../../hub/access/people.ts'
import { invite } from '../../hub/access/invitations.ts'
import type { Hub } from '../../hub/hub.ts'
import { findProject } from '../../hub/projects/projects.ts'
import { readBoard } from '../../hub/statistics/board.ts'
import { readPeriod } from '../../hub/statistics/period.ts'
import { turnClocks } from '../../hub/clocks/worker.ts'
import type { ShiftFigures } from '../../shared/hub-api/shifts.ts'
import { dayAfter, dayIn } from '../../shared/domain/zones.ts'
import { freshAnnotation } from '../../shared/domain/task.ts'
import { addClips, assignTo, importedClip } from '../hub/support/clips.ts'
import { recall } from '../hub/support/recalls.ts'
import { runHub, type RunningHub } from '../hub/support/running-hub.ts'
import { pick, sequence, wholeBelow, type Chance } from '../support/chance.ts'
import { temporaryFolder } from '../support/folders.ts'
import { reportOn } from '../support/reports.ts'
import { Refusal } from '../../electron/core/refusal.ts'
import { passphrase, startWorkstation } from './workstation.ts'

// What a reviewer reads of their own shifts and what their supervisor reads of them: two databases, one real wire
// between them, one clock for both. Whatever happens at a desk, both have to say the same.

const seed = 20_261_130
const histories = 3
const stepsEach = 60
const minute = 60_000
const hypotheses = ['play some jazz', 'turn of the light', 'stop', 'what is the time in the city of new york', 'call her', '', 'set a timer', 'next song']
const transcripts = [...hypotheses, 'turn off the lights', 'play [unintelligible] jazz', 'stop that [noise] now please']

type Desk = Awaited<ReturnType<typeof join>>

async function join(running: RunningHub, code: string) {
  const host = new URL(running.origin).host
  await addClips(running, hypotheses.map((hypothesis, index) => importedClip(hypothesis, {}, 1_000 + index * 170)))
  const { person: id } = await addPerson(running.hub, code, 'reviewer')
  await assignTo(running, code, { count: hypotheses.length })
  const desk = await startWorkstation(temporaryFolder(), { clock: running.clock, acceptSampleHub: true })
  await desk.ask('device.enrol', { invitation: await invite(running.hub, 'device', null, host) })
  await desk.ask('people.join', { invitation: await invite(running.hub, 'person', id, host), passphrase })
  await desk.settled(hypotheses.length)
  return { ...desk, code, person: id }
}

/** Hears a clip to its end and answers it, unless it may not be heard any more. */
async function answer({ ask }: Desk, running: RunningHub, chance: Chance): Promise<void> {
  const open = (await ask('clips.list', {})).filter(({ state }) => state !== 'shredded')
  if (open.length === 0) return
  const { clip } = pick(chance, open)
  const page = await ask('clips.open', { clip })
  const { task } = await ask('batches.read', { batch: page.batch })
  await ask('clips.prepare', { clip })
  await ask('clips.start', { clip })
  running.clock.pass(page.durationMs + wholeBelow(chance, 20_000))
  const played = { spans: [{ from: 0, to: page.durationMs }], speed: 1 }
  if (chance() < 0.15) return void (await ask('clips.skip', { clip, cause: 'broken_audio', played }))
  const transcript = pick(chance, transcripts)
  const fresh = freshAnnotation(task, { hypothesis: page.hypothesis, intent: null, slots: [] })
  await ask('annotations.submit', { clip, annotation: { ...fresh, transcript, slots: [] }, played })
}

async function correct({ ask }: Desk, running: RunningHub, chance: Chance): Promise<void> {
  const [shift] = await ask('shifts.mine', { from: 0, to: Number.MAX_SAFE_INTEGER })
  if (shift === undefined) return
  const now = running.clock.now()
  const at = (): number => shift.startedAt + wholeBelow(chance, Math.max(1, (shift.endedAt ?? now) - shift.startedAt))
  if (shift.endedAt !== null && chance() < 0.4) return void (await ask('shift.correct', { shift: shift.shift, kind: 'end', from: 0, to: at(), reason: 'it ended then' }))
  const [from = 0, to = 0] = [at(), at()].toSorted((one, other) => one - other)
  await ask('shift.correct', { shift: shift.shift, kind: 'break', from, to, reason: 'a break' })
}

/** What may happen at a desk; what is refused has not happened. */
const happenings: readonly ((desk: Desk, running: RunningHub, chance: Chance) => Promise<unknown>)[] = [
  answer, answer, answer, answer,
  ({ ask }) => ask('history.undo', {}),
  ({ ask }) => ask('history.redo', {}),
  ({ ask }, _, chance) => ask('shift.pause', { kind: pick(chance, ['break', 'wellness', 'protected', 'unsuited'] as const) }),
  ...Array.from({ length: 4 }, () => ({ ask }: Desk) => ask('shift.resume', {})),
  async ({ ask, person }, { clock }, chance) => {
    await ask('session.lock', {})
    clock.pass(wholeBelow(chance, 90 * minute))
    await ask('session.unlock', { person, passphrase })
  },
  async ({ ask }, _, chance) => ask('escalations.file', reportOn(pick(chance, await ask('clips.list', {})).clip)),
  correct,
  ({ ask }, _, chance) => (chance() < 0.5 ? ask('shift.end', {}) : ask('shift.start', { zone: 'Asia/Kolkata' })),
  ({ ask }, { clock }, chance) => ask('shift.repair', { endedAt: clock.now() - wholeBelow(chance, 40 * minute), reason: 'forgotten' }),
  ({ ask }) => ask('sync.keepOffline', { offline: true }),
  async (desk, running, chance) => {
    if (chance() < 0.7) return
    await recall(running, 'clip', pick(chance, await desk.ask('clips.list', {})).clip)
    await turnClocks(running.hub)
  },
]

const told = ({ shift, zone, startedAt, endedAt, workedMs, awayMs, clips, through, perHour, ofMedian, medianHandlingMs, handlingSpreadMs, audioMs, wordsCorrected, slots, breaksOffered, breaksPossible, corrections, notes }: Omit<ShiftFigures, 'person' | 'waiting' | 'lastContactAt' | 'leaseEndsAt'>) =>
  ({ shift, zone, startedAt, endedAt, workedMs, awayMs, clips, through, perHour, ofMedian, medianHandlingMs, handlingSpreadMs, audioMs, wordsCorrected, slots, breaksOffered, breaksPossible, corrections, notes })

const byShift = <T extends { shift: string }>(shifts: readonly T[]): T[] => shifts.toSorted((one, other) => (one.shift < other.shift ? -1 : 1))

/** What others took, as if many had worked, so that every ratio to the median is a number. */
async function makeMedians({ store, now }: Hub): Promise<void> {
  const { id: project } = await findProject(store, 'default')
  await store.insertInto('handling_medians').values([0, 1, 2, 3].map(length => ({ project, locale: 'en-US', length, median_ms: 9_000 + length }))).execute()
  await store.insertInto('handling_counts').values({ only: 1, counted_at: now() + 365 * 24 * 60 * minute }).execute()
}

/** Both sides' figures of everything that somebody worked. */
async function bothSides({ ask, code }: Desk, { hub, clock }: RunningHub) {
  const mine = await ask('shifts.mine', { from: 0, to: Number.MAX_SAFE_INTEGER })
  const ratios = new Map((await ask('shifts.ratios', {})).shifts.map(({ shift, ofMedian }) => [shift, ofMedian]))
  const board = (await readBoard(hub, 0, clock.now() + 1)).shifts.filter(({ person }) => person === code)
  return { mine: byShift(mine.map(shift => told({ ...shift, ofMedian: ratios.get(shift.shift) ?? null }))), board: byShift(board.map(told)) }
}

/** Both sides' sums of everything that somebody worked, and of each of its days. */
async function bothSums({ ask, code }: Desk, { hub, clock }: RunningHub) {
  const { zone } = await ask('session.read', {})
  const today = dayIn(zone ?? 'UTC', clock.now())
  const started = (await ask('shifts.mine', { from: 0, to: Number.MAX_SAFE_INTEGER })).map(({ startedAt }) => dayIn(zone ?? 'UTC', startedAt))
  const periods = [{ from: dayAfter(today, -60), to: today }, ...[...new Set([...started, dayAfter(today, -1)])].map(day => ({ from: day, to: day }))]
  const rows = []
  for (const days of periods) {
    const row = (await readPeriod(hub, days)).people.find(({ person }) => person === code)
    rows.push({ days, mine: (await ask('shifts.sums', { days })).figures, theirs: row?.figures ?? null })
  }
  const all = await ask('shifts.sums', { days: null })
  return { rows: [...rows, { days: null, mine: all.figures, theirs: rows[0]?.theirs ?? null }] }
}

/** Syncs until the hub has everything, and compares; gives how many shifts, clips and ratios to the median that were. */
async function compare(desk: Desk, running: RunningHub, where: string): Promise<{ shifts: number; clips: number; ratios: number }> {
  const { ask } = desk
  await ask('sync.keepOffline', { offline: false })
  running.clock.pass(1)
  // A running shift is told up to the last word of its workstation, so it says one.
  const [last] = await ask('shifts.mine', { from: 0, to: Number.MAX_SAFE_INTEGER })
  if (last !== undefined) await ask('shift.note', { shift: last.shift, note: 'so far' })
  await ask('sync.start', {})
  await expect.poll(async () => {
    const { phase, waiting, parked, lastSyncAt } = await ask('sync.status', {})
    if (phase === 'idle' && lastSyncAt !== running.clock.now()) await ask('sync.start', {})
    return { phase, waiting, parked, lastSyncAt }
  }, { timeout: 10_000, interval: 50 }).toEqual({ phase: 'idle', waiting: 0, parked: 0, lastSyncAt: running.clock.now() })
  const { mine, board } = await bothSides(desk, running)
  expect(board, where).toEqual(mine)
  for (const { days, mine: own, theirs } of (await bothSums(desk, running)).rows) expect(theirs, `${where}, ${days?.from} to ${days?.to}`).toEqual(own)
  return { shifts: mine.length, clips: mine.reduce((sum, { clips }) => sum + clips, 0), ratios: mine.filter(({ ofMedian }) => ofMedian !== null).length }
}

test(`a reviewer and their supervisor read equal figures, to the last unit, after ${histories} random histories (seed ${seed})`, { timeout: 240_000 }, async () => {
  const running = await runHub()
  await makeMedians(running.hub)
  const chance = sequence(seed)
  let compared = 0
  let clips = 0
  let ratios = 0
  for (let history = 0; history < histories; history++) {
    const desk = await join(running, `r-${history}`)
    for (let step = 0; step < stepsEach; step++) {
      running.clock.pass(wholeBelow(chance, 5 * minute))
      if ((await desk.ask('shift.read', {})) === null) await desk.ask('shift.start', { zone: 'Europe/Bucharest' })
      const error = await pick(chance, happenings)(desk, running, chance).then(() => null, (reason: unknown) => reason)
      if (error !== null && !(error instanceof Refusal)) throw error
      if (chance() < 0.1) compared += (await compare(desk, running, `history ${history}, step ${step}`)).shifts
    }
    const whole = await compare(desk, running, `history ${history}`)
    compared += whole.shifts
    clips += whole.clips
    ratios += whole.ratios
  }
  expect(compared).toBeGreaterThan(histories * 4)
  expect(clips).toBeGreaterThan(histories * 3)
  expect(ratios).toBeGreaterThan(histories)
})
