import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshFor, makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'

// Months of work in one vault: what a clip and its counters cost may not grow with them.

const eventCount = 100_000
const oldShifts = 20
const clipsEach = 900
const done = 30

type Place = Awaited<ReturnType<typeof openWorkplace>>
type Statement = ReturnType<Place['vault']['db']['prepare']>

/** How long each statement took, by its text, from now on until `stop`; in milliseconds. */
function watchStatements(db: Place['vault']['db']): { times: Map<string, number[]>; stop(): void } {
  const times = new Map<string, number[]>()
  const prototype = Object.getPrototypeOf(db.prepare('SELECT 1')) as Record<'get' | 'all' | 'run', (this: Statement, ...given: unknown[]) => unknown>
  const before = { get: prototype.get, all: prototype.all, run: prototype.run }
  for (const name of ['get', 'all', 'run'] as const) {
    const original = before[name]
    prototype[name] = function timed(this: Statement, ...given) {
      const start = performance.now()
      const result = original.apply(this, given)
      const known = times.get(this.source)
      if (known === undefined) times.set(this.source, [performance.now() - start])
      else known.push(performance.now() - start)
      return result
    }
  }
  return { times, stop: () => void Object.assign(prototype, before) }
}

/** Much work of long ago, and what was done of the running shift so far. */
function fill({ vault: { db } }: Place, running: string): void {
  const { seq } = db.prepare<[], { seq: number }>('SELECT seq FROM stream').get() ?? { seq: 0 }
  const batch = db.prepare<[], string>('SELECT id FROM batch').pluck().get()
  const event = db.prepare(`INSERT INTO event (seq, id, type, at, envelope, hash) VALUES (?, ?, ?, ?, '{}', ?)`)
  const payload = db.prepare(`INSERT INTO event_payload (seq, clip, salt, payload) VALUES (?, ?, 's', '{"shift":"none"}')`)
  const clip = db.prepare(
    `INSERT INTO clip (id, batch, place, position, arrived, state, blob, locale, duration_ms, sha256, size, peaks, true_peak, speech, hypothesis, slots, flags, wrapped_key)
     VALUES (:id, :batch, :position, :position, 1, 'submitted', :id, 'en-US', 4000, 's', 1, '', -3, '[]', 'play jazz', '[]', '[]', x'00')`)
  const decision = db.prepare(
    `INSERT INTO decision (clip, revision, kind, annotation, shift, decided_at, handling_ms, corrected, labelled) VALUES (?, 1, 'annotation', '{}', ?, ?, 20000, 1, 0)`)
  const shift = db.prepare(`INSERT INTO shift (id, zone, started_at, ended_at) VALUES (?, 'UTC', ?, ?)`)
  db.transaction(() => {
    for (let index = 1; index <= eventCount; index++) {
      const type = index % 5000 === 1 ? 'shift.started' : index % 4 === 0 ? 'annotation.submitted' : 'clip.played'
      event.run(seq + index, randomUUID(), type, index, `hash ${index}`)
      if (index % 2 === 0) payload.run(seq + index, randomUUID())
    }
    db.prepare('UPDATE stream SET seq = ?, hash = ?, acked_seq = ?').run(seq + eventCount, `hash ${eventCount}`, seq + eventCount - 500)
    for (let index = 0; index <= oldShifts; index++) {
      const id = index === oldShifts ? running : randomUUID()
      if (id !== running) shift.run(id, index * 1_000, index * 1_000 + 900)
      for (let one = 0; one < clipsEach; one++) {
        const decided = randomUUID()
        clip.run({ id: decided, batch, position: 1_000 + index * clipsEach + one })
        decision.run(decided, id, index * 1_000 + one)
      }
    }
  })()
}

test(`in a vault of ${eventCount} events no statement behind a clip and its counters takes a millisecond, the wait for the disk aside`, async () => {
  const clips = Array.from({ length: done }, (_, n) => makeClip(`play some jazz ${n}`))
  const place = await openWorkplace(clips)
  const { ask, listen, vault: { db } } = place
  const { shift } = await ask('shift.start', { zone: 'UTC' })
  fill(place, shift)
  const { times, stop } = watchStatements(db)
  for (const clip of clips) {
    await ask('clips.open', { clip: clip.row.clip })
    await ask('annotations.submit', { clip: clip.row.clip, annotation: freshFor(clip), played: await listen(clip) })
    await ask('counters.read', {})
    await ask('clips.current', {})
    await ask('sync.status', {})
  }
  stop()
  // What a commit takes is the disk's, and `submit` in the bench measures it.
  const slow = [...times].filter(([text]) => text !== 'COMMIT').map(([text, all]) => ({ text, ms: all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0 })).toSorted((one, other) => other.ms - one.ms)
  expect(times.size).toBeGreaterThan(15)
  expect(slow.filter(({ ms }) => ms >= 1)).toEqual([])
})
