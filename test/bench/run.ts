import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import type { Bench, Figure } from './figures.ts'
import { keysPerClip } from './keys-per-clip.ts'
import { memory } from './memory.ts'
import { busy } from './busy.ts'
import { firstClip } from './first-clip.ts'
import { nextClip } from './next-clip.ts'
import { search } from './search.ts'
import { stats } from './stats.ts'
import { submit } from './submit.ts'
import { syncDown } from './sync-down.ts'
import { syncUp } from './sync-up.ts'

// `npm run bench -- [--json] [NAME...]`. Baselines run in the same process run, in turn with what is measured.

const benches: readonly Bench[] = [firstClip, keysPerClip, nextClip, search, stats, submit, syncDown, syncUp, busy, memory]

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
const unknown = positionals.filter(name => benches.every(bench => bench.name !== name))
if (unknown.length > 0) {
  process.stderr.write(`There is no bench named ${unknown.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}.\n`)
  process.exit(2)
}

const figures: Record<string, Figure> = {}
for (const bench of benches) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue
  if (!values.json) process.stdout.write(`${bench.name} ...\n`)
  Object.assign(figures, await bench.measure())
}

/** Empty where there is nothing to compare with. */
const round = (value: number): string => Number.isNaN(value) ? '' : (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2))

if (values.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
else {
  process.stdout.write(`\n${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`)
  console.table(
    Object.fromEntries(
      Object.entries(figures).map(([name, { p50, p95, p99, baseline, ratio, unit, n, bar, holds }]) => [
        name,
        { p50: round(p50), p95: round(p95), p99: round(p99), baseline: round(baseline), ratio: round(ratio), unit, n, bar, holds },
      ]),
    ),
  )
  for (const [name, { leavesOut }] of Object.entries(figures)) process.stdout.write(`${name}: ${leavesOut}\n`)
}
