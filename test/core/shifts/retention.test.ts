import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { freshFor, makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'

const minute = 60_000
const day = 24 * 60 * minute
const always = { from: 0, to: Number.MAX_SAFE_INTEGER }

type Place = Awaited<ReturnType<typeof openWorkplace>>

/** The hub has everything that was done so far. */
const acknowledge = ({ vault: { stream } }: Place): void =>
  stream.acknowledge({ epoch: 1, seq: stream.head().seq, watermark: 0 }, [])

/** A shift of an answer, a break, a correction and a note. */
async function work(place: Place, clip: ReturnType<typeof makeClip> | null): Promise<string> {
  const { ask, listen, clock } = place
  const { shift, startedAt } = await ask('shift.start', { zone: 'Europe/Bucharest' })
  if (clip !== null) await ask('annotations.submit', { clip: clip.row.clip, annotation: { ...freshFor(clip), transcript: 'turn off the lights' }, played: await listen(clip) })
  await ask('shift.pause', { kind: 'break' })
  clock.pass(10 * minute)
  await ask('shift.resume', {})
  await ask('shift.note', { shift, note: 'the heating was out' })
  await ask('shift.correct', { shift, kind: 'break', from: startedAt, to: startedAt + 100, reason: 'the door bell' })
  await ask('shift.end', {})
  return shift
}

describe('a person\'s own shifts, once the retention of performance detail is over', () => {
  test('are gone from the laptop with all that was timed, counted and said, while answers and the chain stay', async () => {
    const clip = makeClip('turn of the light')
    const place = await openWorkplace([clip])
    const { ask, clock, vault: { db } } = place
    await work(place, clip)
    acknowledge(place)
    clock.pass(29 * day)
    const kept = await work(place, null)
    acknowledge(place)
    expect(await ask('shifts.mine', always)).toHaveLength(2)
    clock.pass(2 * day)
    expect((await ask('shifts.mine', always)).map(({ shift }) => shift)).toEqual([kept])
    const left = JSON.stringify(['shift_pause', 'shift_correction', 'shift_note'].map(table => db.prepare(`SELECT * FROM ${table}`).all()))
    expect(left.match(/the door bell/g)).toHaveLength(1)
    expect(db.prepare('SELECT clip, kind, handling_ms AS ms, corrected, labelled FROM decision').all()).toEqual([{ clip: clip.row.clip, kind: 'annotation', ms: null, corrected: null, labelled: null }])
    const payloads = db.prepare<[], string>(`SELECT e.type FROM event e JOIN event_payload p ON p.seq = e.seq WHERE e.type LIKE 'shift.%' ORDER BY e.seq`).pluck().all()
    expect(payloads).toEqual(['shift.started', 'shift.started', 'shift.paused', 'shift.resumed', 'shift.noted', 'shift.corrected', 'shift.ended'])
  })

  test('stay as long as the hub has not heard of them', async () => {
    const clip = makeClip('turn of the light')
    const place = await openWorkplace([clip])
    const shift = await work(place, clip)
    place.clock.pass(40 * day)
    expect(await place.ask('shifts.mine', always)).toMatchObject([{ shift, wordsCorrected: 2 }])
    acknowledge(place)
    expect(await place.ask('shifts.mine', always)).toEqual([])
  })

  test('leave not a word of what was said of them in the vault\'s file', async () => {
    const clip = makeClip('turn of the light')
    const place = await openWorkplace([clip])
    await work(place, clip)
    acknowledge(place)
    place.clock.pass(40 * day)
    await place.ask('shifts.mine', always)
    const { db } = place.vault
    expect(db.pragma('secure_delete', { simple: true })).toBe(1)
    expect(readFileSync(`${db.name}-wal`).length).toBe(0)
    const notes = db.prepare<[], string>(`SELECT payload FROM event_payload WHERE payload LIKE '%heating%' OR payload LIKE '%door bell%'`).pluck().all()
    expect(notes).toEqual([])
  })
})
