import { describe, expect, test } from 'vitest'
import { freshFor, makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reportOn } from '../../support/reports.ts'

const minute = 60_000
const hour = 60 * minute
const always = { from: 0, to: Number.MAX_SAFE_INTEGER }

describe('a person\'s own shifts', () => {
  test('have every figure that a supervisor reads, and what was said of them', async () => {
    const [first, second, third] = [makeClip('play some jazz'), makeClip('turn of the light'), makeClip('stop')]
    const { ask, listen, clock } = await openWorkplace([first, second, third])
    const { shift, startedAt } = await ask('shift.start', { zone: 'Europe/Bucharest' })
    clock.pass(10 * minute)
    await ask('annotations.submit', { clip: first.row.clip, annotation: freshFor(first), played: await listen(first) })
    await ask('annotations.submit', { clip: second.row.clip, annotation: { ...freshFor(second), transcript: 'turn off the lights' }, played: await listen(second) })
    await ask('clips.skip', { clip: third.row.clip, cause: 'broken_audio', played: null })
    await ask('shift.pause', { kind: 'break' })
    clock.pass(5 * minute)
    await ask('shift.resume', {})
    clock.pass(50 * minute)
    await ask('shift.note', { shift, note: 'The heating was out.' })
    await ask('shift.end', {})
    await ask('shift.correct', { shift, kind: 'break', from: startedAt + 30 * minute, to: startedAt + 40 * minute, reason: 'the door' })
    const [own, ...others] = await ask('shifts.mine', always)
    expect(others).toEqual([])
    expect(own).toMatchObject({
      shift, zone: 'Europe/Bucharest', startedAt, endedAt: startedAt + 65 * minute + 2_000, workedMs: 50 * minute + 2_000, awayMs: 15 * minute,
      clips: 3, through: [0, 3, 0, 0, 0, 0, 0], medianHandlingMs: 1_000, handlingSpreadMs: 0, audioMs: 3_000, wordsCorrected: 2, slots: 0,
      breaksTaken: 2, breaksOffered: 1, breaksPossible: 0,
      corrections: [{ kind: 'break', from: startedAt + 30 * minute, to: startedAt + 40 * minute, reason: 'the door' }],
      notes: [{ note: 'The heating was out.' }],
    })
    expect(await ask('shifts.mine', { from: 0, to: startedAt })).toEqual([])
  })

  test('keep their figures when the words of a clip are gone', async () => {
    const clip = makeClip('turn of the light')
    const { ask, listen, vault } = await openWorkplace([clip])
    await ask('shift.start', { zone: 'UTC' })
    await ask('annotations.submit', { clip: clip.row.clip, annotation: { ...freshFor(clip), transcript: 'turn off the lights' }, played: await listen(clip) })
    vault.db.exec(`UPDATE clip SET hypothesis = '', state = 'shredded'; UPDATE decision SET annotation = NULL`)
    expect(await ask('shifts.mine', always)).toMatchObject([{ clips: 1, wordsCorrected: 2, audioMs: 1_000 }])
  })

  test('over midnight belong to the day they began on, where they were worked', async () => {
    const { ask, clock } = await openWorkplace([])
    clock.pass(Date.UTC(2027, 2, 1, 20, 30) - clock.now())
    await ask('shift.start', { zone: 'Europe/Bucharest' })
    clock.pass(8 * hour)
    await ask('shift.end', {})
    clock.pass(14 * hour)
    await ask('shift.start', { zone: 'Asia/Kolkata' })
    await ask('shift.end', {})
    expect((await ask('shifts.mine', always)).map(({ day, workedMs }) => [day, workedMs])).toEqual([['2027-03-03', 0], ['2027-03-01', 8 * hour]])
  })

  test.each([
    ['a day of 23 hours', Date.UTC(2027, 2, 27, 22, 30), '2027-03-28'],
    ['a day of 25 hours', Date.UTC(2027, 9, 30, 21, 30), '2027-10-31'],
  ])('in %s count the time that passed, not what the clock on the wall says', async (_, start, day) => {
    const { ask, clock } = await openWorkplace([])
    clock.pass(start - clock.now())
    const { startedAt } = await ask('shift.start', { zone: 'Europe/Bucharest' })
    clock.pass(6 * hour)
    await ask('shift.end', {})
    expect(await ask('shifts.mine', always)).toMatchObject([{ day, startedAt, endedAt: startedAt + 6 * hour, workedMs: 6 * hour, awayMs: 0 }])
  })
})

describe('everything kept about oneself', () => {
  test('goes into a file of one\'s own, without a word of a clip', async () => {
    const clip = makeClip('call grandmother about the operation')
    const { ask, listen, handout } = await openWorkplace([clip])
    const { shift, startedAt } = await ask('shift.start', { zone: 'UTC' })
    await ask('annotations.submit', { clip: clip.row.clip, annotation: freshFor(clip), played: await listen(clip) })
    await ask('shift.note', { shift, note: '=SUM(A1), "quoted"' })
    await ask('care.optOut', { categories: ['health'] })
    await ask('questions.ask', { clip: clip.row.clip, span: { from: 0, to: 500 }, text: 'is grandmother a name' })
    await ask('escalations.file', reportOn(null, { category: 'misuse', words: 'they laughed about the operation' }))
    await ask('shift.end', {})
    const fileOf = async (format: 'csv' | 'json'): Promise<string> => {
      const { ticket, name } = await ask('shifts.export', { format })
      expect(name).toMatch(new RegExp(`^earshot-my-shifts-\\d{4}-\\d\\d-\\d\\d\\.${format}$`))
      return Buffer.from(handout(ticket)?.bytes ?? []).toString()
    }
    const json = await fileOf('json')
    const all = JSON.parse(json) as { shifts: { startedAt: number; decisions: object[] }[]; log: { type: string }[]; settings: object }
    expect(all.shifts).toMatchObject([{ shift, startedAt, clips: 1, pauses: [], decisions: [{ clip: clip.row.clip, handlingMs: 1_000 }], notes: [{ note: '=SUM(A1), "quoted"' }] }])
    expect(all.log.map(({ type }) => type)).toEqual(expect.arrayContaining(['shift.started', 'clip.started', 'annotation.submitted', 'shift.ended']))
    expect(all).toMatchObject({ optedOut: ['health'], questions: [{ clip: clip.row.clip, state: 'waiting' }], reports: [{ category: 'misuse', state: 'filed', receivedAt: null }] })
    const csv = await fileOf('csv')
    expect(csv.split('\r\n')).toHaveLength(3)
    expect(csv).toContain(`"'=SUM(A1), ""quoted"""`)
    expect(json + csv).not.toMatch(/grandmother|operation/)
  })
})

describe('the counters', () => {
  test('of a thousand clips are read within a millisecond', async () => {
    const { ask, vault, clock } = await openWorkplace(Array.from({ length: 1_000 }, () => makeClip('stop')))
    const { shift, startedAt } = await ask('shift.start', { zone: 'UTC' })
    const decide = vault.db.prepare(
      `INSERT INTO decision (clip, revision, kind, cause, shift, decided_at, handling_ms)
       SELECT id, 1, 'skip', 'other', :shift, :startedAt + position * 30000, 20000 + position FROM clip`,
    )
    decide.run({ shift, startedAt })
    vault.db.exec(`UPDATE clip SET state = 'skipped'`)
    clock.pass(9 * hour)
    expect(await ask('counters.read', {})).toMatchObject({ done: 1_000, left: 0, medianHandlingMs: 20_500.5 })
    const plan = vault.db.prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT max(decided_at) AS at, max(handling_ms) AS handlingMs FROM decision WHERE shift = '' AND withdrawn = 0 GROUP BY clip`,
    ).all()
    expect(plan.map(({ detail }) => detail).join()).toMatch(/^SEARCH decision USING COVERING INDEX decision_shift \(shift=\?\)$/)
    const times: number[] = []
    for (let turn = 0; turn < 60; turn++) {
      const from = performance.now()
      await ask('counters.read', {})
      times.push(performance.now() - from)
    }
    // What else the machine does makes a turn longer, never shorter.
    expect(Math.min(...times)).toBeLessThan(1)
  })
})
