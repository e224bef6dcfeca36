import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { startWorkstation, type BenchWorkstation } from './bridge.ts'
import { spread, timed, type Bench } from './figures.ts'
import { writeNoiseClips } from './noise-clips.ts'

/** Clips that are there already, and are opened. */
const openable = 40
/** `EARSHOT_BENCH_CLIPS` makes it smaller, to see that it runs. */
const arriving = Number(process.env['EARSHOT_BENCH_CLIPS'] ?? 1_000)
/** 160 kB as 16-bit mono at 16 kHz. */
const clipMs = 5_000
/** About how fast a hand goes from clip to clip at its best. */
const betweenMs = 15

const Rows = z.array(z.looseObject({ clip: z.string() }))
const Status = z.looseObject({ clipsOnDevice: z.int(), phase: z.string() })

/** How long the core takes to answer `clips.open`, clip after clip, for as long as `going` says so. */
async function openings({ ask }: BenchWorkstation, clips: readonly string[], going: (count: number) => Promise<boolean>): Promise<number[]> {
  const samples: number[] = []
  for (let n = 0; await going(n); n++) {
    samples.push(await timed(() => ask('clips.open', { clip: clips[n % clips.length]! })))
    await sleep(betweenMs)
  }
  return samples
}

async function measure() {
  const station = await startWorkstation(Array.from({ length: openable }, () => 400), '.')
  const { hub, ask } = station
  const clips = Rows.parse(await ask('clips.list', {})).map(({ clip }) => clip)
  const idle = await openings(station, clips, async count => count < 300)

  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const { manifest } = writeNoiseClips(folder, Array.from({ length: arriving }, () => clipMs))
  await hub.importFolder(folder, manifest)
  await hub.assign('r-101', '--count', String(arriving))
  await ask('sync.start', {})
  // Counted from the first clip that has come to the last.
  const here = async (): Promise<number> => Status.parse(await ask('sync.status', {})).clipsOnDevice
  while ((await here()) === openable) await sleep(1)
  const busy = await openings(station, clips, async () => (await here()) < openable + arriving)
  await station.close()
  rmSync(folder, { recursive: true, force: true })

  const figure = spread(busy)
  const baseline = spread(idle).p99
  return {
    busy: {
      ...figure, value: figure.p99, unit: 'ms', baseline, ratio: figure.p99 / baseline, bar: 'p99 <= 20', holds: figure.p99 <= 20,
      leavesOut: `the bridge and the page; \`clips.open\` answered by the core in its worker while ${arriving} clips of 160 kB arrive from a real hub process on the same machine; baseline: the p99 of the same, idle`,
    },
  }
}

export const busy: Bench = { name: 'busy', measure }
