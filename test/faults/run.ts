import { parseArgs } from 'node:util'
import type { Checked, Fault } from './fault.ts'
import { faults } from './kinds.ts'

// `npm run faults -- [--only KIND,...] [--trials N] [--seed N]`: each kind with its full count unless said otherwise.

const { values } = parseArgs({ options: { only: { type: 'string' }, trials: { type: 'string' }, seed: { type: 'string', default: '20261130' } } })

const whole = (name: string, text: string): number => {
  if (/^\d+$/.test(text) && Number(text) > 0) return Number(text)
  process.stderr.write(`--${name} has to be a whole number.\n`)
  process.exit(2)
}

const asked = values.only?.split(',') ?? faults.map(({ name }) => name)
const unknown = asked.filter(name => faults.every(fault => fault.name !== name))
if (unknown.length > 0) {
  process.stderr.write(`There is no kind named ${unknown.join(', ')}. There are: ${faults.map(({ name }) => name).join(', ')}.\n`)
  process.exit(2)
}
const seed = whole('seed', values.seed)

type Line = { trials: number; seed: number; seconds: number; holds: boolean; checked: string }

const inWords = (checked: Checked): string => Object.entries(checked).map(([what, count]) => `${count} ${what}`).join(', ')

async function tryOut(fault: Fault): Promise<Line> {
  const trials = values.trials === undefined ? fault.full : whole('trials', values.trials)
  process.stdout.write(`${fault.name}: ${fault.says}\n`)
  const began = performance.now()
  const line = (holds: boolean, checked: string): Line => ({ trials, seed, seconds: Math.round((performance.now() - began) / 1_000), holds, checked })
  try {
    return line(true, inWords(await fault.run({ trials, seed })))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return line(false, error instanceof Error ? error.message : String(error))
  }
}

const lines: Record<string, Line> = {}
for (const fault of faults) if (asked.includes(fault.name)) lines[fault.name] = await tryOut(fault)
console.table(lines, ['trials', 'seed', 'seconds', 'holds'])
for (const [name, { trials, checked }] of Object.entries(lines)) process.stdout.write(`${name}: ${trials} trials; ${checked}\n`)
process.exit(Object.values(lines).every(({ holds }) => holds) ? 0 : 1)
