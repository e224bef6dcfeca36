import Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initial } from '../../electron/core/vault/migrations/0001-initial.ts'
import { freshFor, makeClip, makeManifest, type MadeClip } from '../support/clips.ts'
import { makeWorkplace } from '../support/workplace.ts'
import { spread, timed, type Bench, type Figure } from './figures.ts'
import { openBridge } from './bridge.ts'

const clipCount = 500

/** The rows that one accepted clip writes, by raw SQL, in one durable transaction of a plain database. */
function rawVault(folder: string, clips: readonly MadeClip[]) {
  const db = new Database(join(folder, 'raw.db'))
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON', 'foreign_keys = ON']) db.pragma(setting)
  db.exec(initial.up)
  const { batch } = makeManifest(clips, { hub: 'h', device: 'd', person: 'p' }, 0)
  db.prepare(`INSERT INTO batch VALUES (?, 'l', 'n', 'p', 'b', '2027-01-01', 'leased', 0, 1, '{}', x'00', '', 0)`).run(batch)
  const addClip = db.prepare(
    `INSERT INTO clip (id, batch, place, position, arrived, state, blob, locale, duration_ms, sha256, size, peaks, true_peak, speech, hypothesis, slots, flags, wrapped_key)
     VALUES (?, ?, ?, ?, 1, 'open', 'b', 'en', 1000, 's', 1, ?, 0, '[]', ?, '[]', '[]', ?)`,
  )
  const listen = db.prepare('INSERT INTO listening (clip, handled_ms) VALUES (?, 0)')
  for (const [place, { row }] of clips.entries()) {
    addClip.run(row.clip, batch, place, place + 1, row.peaks, row.hypothesis, randomBytes(60))
    listen.run(row.clip)
  }
  db.prepare(`INSERT INTO stream (id, seq, hash) VALUES ('s', 0, NULL)`).run()

  const heard = db.prepare('UPDATE listening SET heard = ? WHERE clip = ?')
  const handled = db.prepare('UPDATE listening SET handled_ms = handled_ms + ? WHERE clip = ?')
  const decision = db.prepare(`INSERT INTO decision VALUES (?, 1, 'annotation', ?, NULL, 'shift', ?, ?, 0)`)
  const state = db.prepare(`UPDATE clip SET state = 'submitted' WHERE id = ?`)
  const draft = db.prepare('INSERT OR REPLACE INTO draft VALUES (?, ?, ?)')
  const event = db.prepare('INSERT INTO event (seq, id, type, at, envelope, hash) VALUES (?, ?, ?, ?, ?, ?)')
  const payload = db.prepare('INSERT INTO event_payload VALUES (?, ?, ?, ?)')
  const advance = db.prepare('UPDATE stream SET seq = ?, hash = ?')
  const history = db.prepare(`INSERT INTO history (clip, kind, before, after, at) VALUES (?, 'decision', 'null', ?, ?)`)
  const hash = randomBytes(32).toString('base64url')
  const envelope = JSON.stringify({ v: 1, id: hash, stream: hash, seq: 1, type: 'annotation.submitted', at: 1e12, prev: hash, commitment: hash })
  const shortPayload = JSON.stringify({ clip: hash, lease: hash, shift: hash, played: [{ from: 0, to: 1000 }], speed: 1 })
  let seq = 0
  return {
    accept: db.transaction((clip: MadeClip) => {
      const annotation = JSON.stringify(freshFor(clip))
      const id = clip.row.clip
      heard.run('[{"from":0,"to":1000}]', id)
      handled.run(1000, id)
      decision.run(id, annotation, 1e12, 1000)
      state.run(id)
      draft.run(id, annotation, 1e12)
      for (const [type, body] of [['clip.played', shortPayload], ['annotation.submitted', shortPayload + annotation]] as const) {
        event.run(++seq, `${hash}${seq}`, type, 1e12, envelope, hash)
        payload.run(seq, id, hash, body)
        advance.run(seq, hash)
      }
      history.run(id, annotation, 1e12)
    }),
    close: () => db.close(),
  }
}

async function measureCore(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const clips = Array.from({ length: clipCount }, (_, i) => makeClip(`play something number ${i} on the kitchen speaker`, 400))
  const place = await makeWorkplace(folder, clips)
  const raw = rawVault(folder, clips)
  await place.ask('shift.start', { zone: 'UTC' })
  const core: number[] = []
  const baseline: number[] = []
  for (const clip of clips) {
    const played = await place.listen(clip)
    core.push(await timed(() => place.ask('annotations.submit', { clip: clip.row.clip, annotation: freshFor(clip), played })))
    baseline.push(await timed(() => raw.accept(clip)))
  }
  raw.close()
  await place.close()
  rmSync(folder, { recursive: true, force: true })
  const figure = spread(core)
  const base = spread(baseline).p50
  const ratio = figure.p50 / base
  return {
    ...figure, value: figure.p50, unit: 'ms', baseline: base, ratio, bar: 'p50 ratio <= 3', holds: ratio <= 3,
    leavesOut: `the bridge; ${clipCount} clips; baseline: the same rows by raw SQL, WAL, FULL, unencrypted, prepared, nothing hashed`,
  }
}

async function measureBridge(): Promise<Figure> {
  const { call, clips, close } = await openBridge(200)
  const samples: number[] = []
  for (const clip of clips) {
    const page = await call('clips.open', { clip })
    await call('clips.start', { clip })
    const { annotation } = page as { annotation: object }
    samples.push(await timed(() => call('annotations.submit', { clip, annotation: { ...annotation, wake: 'noise' }, played: null })))
  }
  await close()
  const figure = spread(samples)
  return {
    ...figure, value: figure.p99, unit: 'ms', baseline: Number.NaN, ratio: Number.NaN, bar: 'p99 <= 16', holds: figure.p99 <= 16,
    leavesOut: 'the renderer; over the WebSocket of the nodehost, core in its worker thread, answered as false wakes so that nothing has to sound',
  }
}

export const submit: Bench = {
  name: 'submit',
  measure: async () => ({ submit: await measureCore(), 'submit (bridge)': await measureBridge() }),
}

