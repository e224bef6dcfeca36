import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDeviceStore, type DeviceStore } from '../../../electron/core/device/store.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { createManualClock } from '../../support/time.ts'
import { openPlatform } from '../../support/workplace.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const eight = Date.UTC(2026, 10, 23, 8)

/** A device whose machine can be restarted, with its clock in the tester's hand. */
async function machine() {
  const folder = temporaryFolder()
  const clock = createManualClock(eight)
  const open = () => openDeviceStore(folder, { platform: openPlatform, clock, random: randomBytes })
  let device: DeviceStore = await open()
  return {
    clock,
    get time() {
      return device.time
    },
    async restart() {
      device.close()
      device = await open()
    },
    close: () => device.close(),
  }
}

type Machine = Awaited<ReturnType<typeof machine>>
const tellsTime = (at: Machine) => ({ now: at.time.now() - eight, locked: at.time.rolledBack() })

describe('trusted time', () => {
  const cases: [string, (at: Machine) => void | Promise<void>, { now: number; locked: boolean }][] = [
    ['follows the wall clock before the hub was ever heard', at => at.clock.pass(hour), { now: hour, locked: false }],
    ['takes the hub for right, forwards', at => at.time.learn(eight + 3 * hour), { now: 3 * hour, locked: false }],
    ['takes the hub for right, backwards', at => at.time.learn(eight - 3 * hour), { now: -3 * hour, locked: false }],
    ['goes by the hub whatever the wall clock does later', at => {
      at.time.learn(eight)
      at.clock.setWall(eight + day)
      at.clock.pass(minute)
      at.clock.setWall(eight - day)
    }, { now: minute, locked: false }],
    ['lets a step back of five minutes pass, and does not follow it', at => at.clock.setWall(eight - 5 * minute), { now: 0, locked: false }],
    ['locks at a larger one', at => at.clock.setWall(eight - 5 * minute - 1), { now: 0, locked: true }],
    ['stays locked when the clock is set right again without the hub', async at => {
      at.clock.setWall(eight - hour)
      at.time.mark()
      at.clock.setWall(eight + hour)
      await at.restart()
    }, { now: hour, locked: true }],
    ['is free again once the hub was heard', at => {
      at.clock.setWall(eight - hour)
      at.time.mark()
      at.time.learn(eight + minute)
    }, { now: minute, locked: false }],
    ['never falls below its mark over a restart', async at => {
      at.clock.pass(hour)
      at.time.mark()
      at.clock.setWall(eight + hour - 4 * minute)
      await at.restart()
    }, { now: hour, locked: false }],
    ['notices over a restart that the clock was set back', async at => {
      at.time.learn(eight)
      at.clock.pass(hour)
      await at.restart()
      at.clock.setWall(eight)
    }, { now: hour, locked: true }],
    ['keeps to a clock that is always wrong by as much', async at => {
      at.clock.setWall(eight - 2 * hour)
      at.time.learn(eight)
      await at.restart()
      at.clock.pass(hour)
      await at.restart()
    }, { now: hour, locked: false }],
    ['lets the wall clock count the hours that a sleeping machine did not', at => {
      at.time.learn(eight)
      at.time.slept()
      at.clock.setWall(eight + 9 * hour)
    }, { now: 9 * hour, locked: false }],
    ['goes over midnight, over the end of summer time and into another zone as over any other hour', async at => {
      // Instants know neither zones nor summer time: a laptop that changes either shows other hours for the same instant.
      at.clock.setWall(Date.UTC(2026, 9, 24, 22))
      at.time.learn(Date.UTC(2026, 9, 24, 22))
      at.clock.pass(5 * hour)
      await at.restart()
    }, { now: Date.UTC(2026, 9, 25, 3) - eight, locked: false }],
  ]
  for (const [what, happen, expected] of cases) {
    test(what, async () => {
      const at = await machine()
      await happen(at)
      expect(tellsTime(at)).toEqual(expected)
      at.close()
    })
  }

  test('is certain of what hub and monotonic clock vouch for, and of nothing that the wall clock says', async () => {
    const at = await machine()
    at.clock.setWall(eight + day)
    expect(at.time.certain()).toBeLessThan(eight)
    at.time.learn(eight)
    at.clock.pass(hour)
    expect(at.time.certain()).toBe(eight + hour)
    await at.restart()
    at.clock.pass(minute)
    at.clock.setWall(at.clock.now() + 8 * hour)
    expect(at.time.certain()).toBe(eight + hour + minute)
    expect(at.time.now()).toBe(eight + 9 * hour + minute)
    at.close()
  })

  test('never goes back between two words of the hub, and is never certain of what has not passed', async () => {
    const steps = fc.oneof(
      fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 6 * hour }) }),
      fc.record({ kind: fc.constant('set' as const), ms: fc.integer({ min: -3 * day, max: 3 * day }) }),
      fc.record({ kind: fc.constantFrom('sleep' as const, 'restart' as const, 'mark' as const, 'hear' as const), ms: fc.integer({ min: 0, max: day }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 25 }), async history => {
        const at = await machine()
        /** What time it really is. */
        let real = eight
        let before = at.time.now()
        for (const { kind, ms } of history) {
          if (kind === 'pass') {
            real += ms
            at.clock.pass(ms)
          } else if (kind === 'set') at.clock.setWall(real + ms)
          else if (kind === 'mark') at.time.mark()
          else if (kind === 'restart') await at.restart()
          else if (kind === 'sleep') {
            // The monotonic clock sleeps too.
            at.time.slept()
            real += ms
            at.clock.setWall(at.clock.now() + ms)
          } else {
            at.time.learn(real)
            before = real
            expect(at.time.rolledBack()).toBe(false)
          }
          const now = at.time.now()
          expect(now).toBeGreaterThanOrEqual(before)
          expect(at.time.certain()).toBeLessThanOrEqual(real)
          before = now
        }
        at.close()
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
