import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failureOf } from '../../../electron/core/refusal.ts'
import type { Played } from '../../../shared/contract/clips.ts'
import { overlapMs, totalMs } from '../../../shared/domain/heard.ts'
import { makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'

// What a renderer may say was heard. It is believed only as far as the time since the licence allows.

const durationMs = 20_000
const slackMs = 1_000

async function licensed() {
  const clip = makeClip('lights on', durationMs)
  const { ask, clock } = await openWorkplace([clip])
  await ask('shift.start', { zone: 'UTC' })
  await ask('clips.start', { clip: clip.row.clip })
  const tell = (played: Played) => ask('clips.played', { clip: clip.row.clip, played })
  return { tell, clock, ask, clip: clip.row.clip }
}

describe('a report of what sounded', () => {
  test('of a loop adds its stretch once, and may tell it as often as it had time to sound', async () => {
    const { tell, clock } = await licensed()
    clock.pass(3_000)
    const loop = Array.from({ length: 6 }, () => ({ from: 1_000, to: 1_500 }))
    expect((await tell({ spans: loop, speed: 1 })).heard).toEqual([{ from: 1_000, to: 1_500 }])
    expect(await reasonOf(() => tell({ spans: loop, speed: 1 }))).toBe('played_implausible')
  })

  test('that skipped silence leaves the silence unheard', async () => {
    const { tell, clock } = await licensed()
    clock.pass(2_000)
    expect((await tell({ spans: [{ from: 0, to: 900 }, { from: 8_000, to: 9_000 }], speed: 1 })).heard)
      .toEqual([{ from: 0, to: 900 }, { from: 8_000, to: 9_000 }])
  })

  test.each([
    ['a speed that nothing plays at', { spans: [{ from: 0, to: 1_000 }], speed: 4 }],
    ['a speed of nothing', { spans: [{ from: 0, to: 1_000 }], speed: 0 }],
    ['a stretch that ends before it begins', { spans: [{ from: 900, to: 100 }], speed: 1 }],
    ['a stretch before the clip', { spans: [{ from: -500, to: 100 }], speed: 1 }],
    ['parts of milliseconds', { spans: [{ from: 0.5, to: 100 }], speed: 1 }],
    ['a field more', { spans: [], speed: 1, shielded: true }],
  ])('with %s is refused', async (_, played) => {
    const { tell, clock } = await licensed()
    clock.pass(5_000)
    expect(await reasonOf(() => tell(played))).toBe('input_invalid')
  })

  test('of what lies behind the end of the clip is refused', async () => {
    const { tell, clock } = await licensed()
    clock.pass(60_000)
    expect(await reasonOf(() => tell({ spans: [{ from: 0, to: durationMs + 2_000 }], speed: 1 }))).toBe('played_implausible')
  })

  test('never makes more heard than sounded, and never more than there was time for, in any order and at any speed', async () => {
    const step = fc.record({
      passed: fc.integer({ min: 0, max: 4_000 }),
      speed: fc.constantFrom(0.5, 1, 1.5, 3),
      spans: fc.array(fc.tuple(fc.integer({ min: 0, max: durationMs - 1 }), fc.integer({ min: 1, max: 6_000 })), { minLength: 1, maxLength: 4 }),
    })
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async steps => {
      const { tell, clock } = await licensed()
      let elapsed = 0
      let told = 0
      let heard: { from: number; to: number }[] = []
      for (const { passed, speed, spans } of steps) {
        clock.pass(passed)
        elapsed += passed
        const played: Played = { speed, spans: spans.map(([from, length]) => ({ from, to: Math.min(durationMs, from + length) })) }
        const takesMs = totalMs(played.spans) / speed
        try {
          const before = totalMs(heard)
          heard = (await tell(played)).heard
          told += takesMs
          expect(overlapMs(played.spans, heard)).toBe(totalMs(played.spans))
          expect(totalMs(heard) - before).toBeLessThanOrEqual(totalMs(played.spans))
        } catch (error) {
          if (failureOf(error)?.reason !== 'played_implausible') throw error
          expect(told + takesMs).toBeGreaterThan(elapsed)
        }
        expect(told).toBeLessThanOrEqual(elapsed + slackMs)
        expect(totalMs(heard)).toBeLessThanOrEqual(durationMs)
      }
    }), { numRuns: 40 })
  })
})
