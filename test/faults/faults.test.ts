import { expect, test } from 'vitest'
import { faults } from './kinds.ts'

// A few trials of every kind; `npm run faults` runs them all.

const seed = 20_261_130

test.each(faults.map(fault => [fault.name, fault.says, fault] as const))('%s: %s', { timeout: 240_000 }, async (name, _, fault) => {
  const checked = await fault.run({ trials: fault.few, seed })
  process.stdout.write(`${name}: ${fault.few} trials (seed ${seed}); ${Object.entries(checked).map(([what, count]) => `${count} ${what}`).join(', ')}\n`)
  expect(Object.values(checked).some(count => count > 0)).toBe(true)
})
