import { expect, it } from 'vitest'
import { verifyHub } from '../../../hub/audit/verify.ts'
import { runRetention } from '../../../hub/retention/run.ts'
import { readBoard } from '../../../hub/statistics/board.ts'
import { simulate } from '../../../hub/simulate/simulate.ts'
import { sequence, wholeBelow } from '../../support/chance.ts'
import { runHub } from '../support/running-hub.ts'

// Weeks of invented shifts, and passes that are cut off wherever chance has it. `now` is asked between and inside the
// transactions of a pass, so a machine that dies there is one whose clock throws.

const seed = 20_261_130
const hourMs = 3_600_000
const dayMs = 24 * hourMs

it(`a pass leaves every figure as it was, whenever it runs and wherever it is cut off (seed ${seed})`, async () => {
  const running = await runHub()
  const { hub, clock } = running
  const chance = sequence(seed)
  clock.pass(40 * dayMs)
  await simulate(hub, { people: 6, days: 40, seed, clips: 4 })
  const all = () => readBoard(hub, clock.now() - 60 * dayMs, clock.now())
  let cuts = 0
  let passes = 0
  for (let round = 0; round < 6; round++) {
    const before = await all()
    expect(before.shifts.length).toBeGreaterThan(20)
    for (let done = false; !done; ) {
      let left = 2 + wholeBelow(chance, 12)
      const mortal = { ...hub, now: () => {
        if (left-- === 0) throw new Error('the power went')
        return clock.now()
      } }
      done = await runRetention(mortal).then(() => true, (error: Error) => {
        expect(error.message).toBe('the power went')
        return false
      })
      if (done) passes++
      else cuts++
      expect(await all()).toEqual(before)
    }
    // At another hour of another day, so that the border lies elsewhere.
    clock.pass(wholeBelow(chance, 30) * hourMs)
  }
  expect(cuts).toBeGreaterThan(5)
  expect(passes).toBe(6)
  const left = await hub.store.selectFrom('shifts').select(({ fn }) => [fn.count('expired_at').as('expired'), fn.countAll().as('all')]).executeTakeFirstOrThrow()
  expect(Number(left.expired)).toBeGreaterThan(20)
  expect(Number(left.expired)).toBeLessThan(Number(left.all) - 20)
  expect((await verifyHub(hub)).findings).toEqual([])
}, 60_000)
