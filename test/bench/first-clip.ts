import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '../../renderer/client.ts'
import { methods } from '../../shared/contract/methods.ts'
import { makeClip } from '../support/clips.ts'
import { makeWorkplace } from '../support/workplace.ts'
import { percentile, spread, timed, type Bench } from './figures.ts'

const clipCount = 1_000
const eventCount = 100_000
const rounds = 60

type Place = Awaited<ReturnType<typeof makeWorkplace>>

/** A past of playing that the hub has acknowledged. */
function addPast({ vault: { db, stream } }: Place): void {
  const lease = randomUUID()
  const shift = randomUUID()
  db.transaction(() => {
    for (let n = 0; n < eventCount; n++) {
      stream.append('clip.played', { clip: randomUUID(), lease, shift, played: [{ from: 0, to: 1_000 }], speed: 1 })
    }
    db.exec('UPDATE stream SET acked_seq = seq')
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** What the page asks, in its order, from the open vault to the sound of its first clip in hand. */
async function toFirstClip(place: Place): Promise<void> {
  place.unlock()
  const client = createClient({ call: place.dispatch, subscribe: () => () => undefined }, methods)
  const around = (['settings.read', 'shift.read', 'sync.status', 'counters.read'] as const).map(method => client.call(method, {}))
  const current = await client.call('clips.current', {})
  const clip = current.ok ? current.value.clip : null
  if (clip === null) throw new Error('There is no clip')
  const [opened, prepared] = await Promise.all([client.call('clips.open', { clip }), client.call('clips.prepare', { clip })])
  if (!opened.ok || !prepared.ok) throw new Error('The clip could not be opened')
  const batch = await client.call('batches.read', { batch: opened.value.batch })
  if (!batch.ok || place.audio(prepared.value.ticket) === null) throw new Error('The clip has no sound')
  await Promise.all(around)
}

async function measure() {
  const places: Place[] = []
  const folders: string[] = []
  for (const count of [clipCount, 1]) {
    const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
    const place = await makeWorkplace(folder, Array.from({ length: count }, (_, n) => makeClip(`play something number ${n}`, 2_000)))
    await place.ask('shift.start', { zone: 'UTC' })
    if (count === clipCount) addPast(place)
    places.push(place)
    folders.push(folder)
  }
  const times: number[][] = [[], []]
  for (let round = -3; round < rounds; round++) {
    for (const [which, place] of places.entries()) {
      await place.lock()
      const took = await timed(() => toFirstClip(place))
      // The first rounds warm both up.
      if (round >= 0) times[which]?.push(took)
    }
  }
  for (const place of places) await place.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })

  const [full = [], empty = []] = times
  const figure = spread(full)
  const baseline = percentile(empty, 0.95)
  const ratio = figure.p95 / baseline
  return {
    'first-clip': {
      ...figure, value: figure.p95, unit: 'ms', baseline, ratio, bar: 'p95 <= 300, ratio <= 1.5', holds: figure.p95 <= 300 && ratio <= 1.5,
      leavesOut: `scrypt, the bridge and drawing; from opening the vault with its key to the first clip’s sound in the page’s hand, every answer parsed as the page does; ${clipCount} leased clips and ${eventCount} past events; baseline and ratio at p95: a vault with one clip and no past`,
    },
  }
}

export const firstClip: Bench = { name: 'first-clip', measure }
