import { describe, expect, test } from 'vitest'
import { createExposure } from '../../../electron/core/care/exposure.ts'
import { createMeasured } from '../../../electron/core/excerpts/measured.ts'
import { createKept } from '../../../electron/core/settings/kept.ts'
import { createShifts } from '../../../electron/core/shifts/shifts.ts'
import type { ContentFlag } from '../../../shared/domain/exposure.ts'
import { listener } from '../../support/excerpts.ts'
import { reasonOf } from '../../support/refusals.ts'

const minute = 60_000

/** Somebody who decides on clips, without a shift. */
async function decider(flags: ContentFlag[]) {
  const { excerpts, cut, clock, device, db, stream } = await listener()
  const { now } = device.time
  const exposure = createExposure({ db, kept: createKept(db), shifts: createShifts(db, stream, now), policy: device.policy })
  const measured = createMeasured({ db, exposure, excerpts, now })
  const give = async (subject: string): Promise<void> => {
    const excerpt = await cut({ durationMs: 10 * minute })
    measured.know(subject, { id: excerpt.clip, flags })
    await excerpts.admit(subject, excerpt)
  }
  const hear = (subject: string, minutes: number): boolean => {
    let enough = false
    measured.start(subject)
    for (let round = 0; round < minutes; round++) {
      clock.pass(minute)
      enough = measured.take(subject, { spans: [{ from: 0, to: minute }], speed: 1 }).enough
    }
    return enough
  }
  return { measured, give, hear, clock }
}

describe('deciding on what distresses', () => {
  test('ends with the hour of such sound that anybody is given in a day, and goes on the day after', async () => {
    const { measured, give, hear, clock } = await decider(['distressing'])
    await give('a')
    expect(hear('a', 59)).toBe(false)
    measured.require('a')
    expect(hear('a', 1)).toBe(true)
    await give('b')
    expect(await reasonOf(() => measured.require('b'))).toBe('exposure_reached')
    expect(await reasonOf(() => measured.start('a'))).toBe('exposure_reached')
    clock.pass(24 * 60 * minute)
    measured.require('b')
    measured.start('b')
  })

  test('is not limited where nothing distresses, and counts towards nothing', async () => {
    const { measured, give, hear } = await decider([])
    await give('a')
    expect(hear('a', 70)).toBe(false)
    measured.start('a')
    measured.require('a')
  })

  test('needs sound that was given', async () => {
    const { measured } = await decider([])
    expect(await reasonOf(() => measured.start('a'))).toBe('ticket_unknown')
  })
})
