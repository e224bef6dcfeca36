import Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { request } from 'undici'
import type { Annotation } from '../../shared/domain/annotation.ts'
import type { SentEvent } from '../../shared/hub-api/streams.ts'
import type { Stream } from '../../electron/core/audit/stream.ts'
import { sendStream } from '../../electron/core/sync/upload.ts'
import { spread, timed, type Bench } from './figures.ts'
import { joinReviewer, type JoinedReviewer } from './joined.ts'

/** `EARSHOT_BENCH_EVENTS` makes it smaller, to see that it runs. */
const eventCount = Number(process.env['EARSHOT_BENCH_EVENTS'] ?? 10_000)
/** Of five events one is an answer, and each clip is answered once, as in a day's work. */
const clipCount = Math.ceil(eventCount / 5)
const rounds = 5

const annotation = (transcript: string): Annotation => ({
  wake: 'meant', quality: [], transcript, intent: null, slots: [], sensitive: [], background: [], choices: {},
})

/** What a day leaves in the outbox: each clip decrypted, opened, heard in two stretches, and answered, again and again. */
function fillOutbox(stream: Stream, { lease }: JoinedReviewer): void {
  const shift = randomUUID()
  const { batch, lease: id, clips } = lease.manifest
  stream.append('shift.started', { shift, zone: 'UTC' })
  for (let n = 0; stream.head().seq < eventCount; n++) {
    const { clip, hypothesis, durationMs } = clips[n % clips.length]!
    const heard = { clip, lease: id, shift, speed: 1 }
    stream.append('clip.prepared', { clip, lease: id })
    stream.append('clip.started', { clip, lease: id, shift })
    stream.append('clip.played', { ...heard, played: [{ from: 0, to: durationMs / 2 }] })
    stream.append('clip.played', { ...heard, played: [{ from: durationMs / 2, to: durationMs }] })
    stream.append('annotation.submitted', {
      clip, batch, lease: id, shift, revision: Math.floor(n / clips.length) + 1, taskVersion: 1, annotation: annotation(hypothesis), handlingMs: 3_000, heardMs: durationMs,
    })
  }
}

/** Takes whatever is posted and says that it has. */
async function openSink(): Promise<{ url: string; server: Server }> {
  const server = createServer((incoming, response) => {
    incoming.resume().on('end', () => response.end('{}'))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { server, url: `http://127.0.0.1:${address === null || typeof address === 'string' ? 0 : address.port}/` }
}

/** The rows that the hub makes of these events, by raw SQL, in one durable transaction of a plain database. */
function rawHub(path: string) {
  const db = new Database(path)
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON']) db.pragma(setting)
  db.exec(`
    CREATE TABLE events (stream text, seq integer, version integer, id text, type text, at integer, prev text, commitment text, hash text, received_at integer, rejected text, primary key (stream, seq)) strict, without rowid;
    CREATE TABLE event_payloads (stream text, seq integer, salt text, payload text, primary key (stream, seq)) strict, without rowid;
    CREATE TABLE accesses (stream text, seq integer, kind text, clip text, lease text, shift text, person text, at integer, played text, speed real, primary key (stream, seq)) strict, without rowid;
    CREATE INDEX accesses_clip ON accesses (clip, at);
    CREATE TABLE decisions (stream text, seq integer, kind text, clip text, batch text, lease text, shift text, person text, at integer, handling_ms integer, revision integer, task_version integer, annotation text, heard_ms integer, cause text, withdrawn_at integer, primary key (stream, seq)) strict, without rowid;
    CREATE INDEX decisions_clip ON decisions (clip, revision);
    CREATE INDEX decisions_shift ON decisions (shift);
    CREATE INDEX decisions_batch ON decisions (batch)`)
  const event = db.prepare('INSERT INTO events VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, 1, NULL)')
  const payload = db.prepare('INSERT INTO event_payloads VALUES (?, ?, ?, ?)')
  const access = db.prepare(`INSERT INTO accesses VALUES (?, ?, 'played', ?, ?, ?, 'person', ?, '[]', 1)`)
  const decision = db.prepare(`INSERT INTO decisions VALUES (?, ?, 'annotation', ?, 'batch', ?, ?, 'person', ?, 3000, 1, 1, ?, 1000, NULL, NULL)`)
  type Row = { sent: SentEvent; text: string; clip: string | null }
  return {
    close: () => db.close(),
    take: db.transaction((rows: readonly Row[]) => {
      for (const { sent: { envelope, salt }, text, clip } of rows) {
        const { stream, seq, id, type, at, prev, commitment } = envelope
        event.run(stream, seq, id, type, at, prev, commitment, commitment)
        payload.run(stream, seq, salt, text)
        if (type === 'annotation.submitted') decision.run(stream, seq, clip, 'lease', 'shift', at, text)
        else if (clip !== null) access.run(stream, seq, clip, 'lease', 'shift', at)
      }
    }),
  }
}

async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const reviewer = await joinReviewer(folder, Array.from({ length: clipCount }, () => 400))
  const { record, person, hub } = reviewer
  const owner = { device: record.device, person }
  const { server, url } = await openSink()
  const core: number[] = []
  const plain: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const vault = reviewer.freshVault(join(folder, `vault-${round}.db`))
    vault.db.transaction(() => fillOutbox(vault.stream, reviewer))()
    const events = vault.stream.unsent(eventCount * 2)
    const rows = events.map(sent => ({ sent, text: JSON.stringify(sent.payload), clip: (sent.payload as { clip?: string }).clip ?? null }))
    const body = JSON.stringify(events)
    const raw = rawHub(join(folder, `raw-${round}.db`))
    const base = await timed(async () => {
      await (await request(url, { method: 'POST', body })).body.dump()
      raw.take(rows)
    })
    raw.close()
    const ours = await timed(() => sendStream({ stream: vault.stream, owner, hub, signal: new AbortController().signal }, () => undefined))
    const { waiting, parked } = vault.stream.counts()
    if (waiting + parked > 0 || vault.stream.acknowledged() !== vault.stream.head().seq) throw new Error('The hub did not take all of it')
    vault.close()
    // The first round warms both up.
    if (round === 0) continue
    plain.push(base)
    core.push(ours)
  }
  server.close()
  await reviewer.close()
  rmSync(folder, { recursive: true, force: true })

  const figure = spread(core)
  const baseline = spread(plain).p50
  const ratio = figure.p50 / baseline
  return {
    'sync-up': {
      ...figure, value: figure.p50, unit: 'ms', baseline, ratio, bar: 'ratio <= 5', holds: ratio <= 5,
      leavesOut: `filling the outbox; ${eventCount} events out of a vault to a real hub process over loopback, verified and acknowledged; baseline: one POST of the same bytes that nobody reads, and the same rows by raw SQL in one transaction, WAL, FULL, unencrypted, nothing hashed`,
    },
  }
}

export const syncUp: Bench = { name: 'sync-up', measure }
