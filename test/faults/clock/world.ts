import { createLeaseWatch } from '../../../electron/core/device/watch.ts'
import { failureOf } from '../../../electron/core/refusal.ts'
import type { LeaseEnd } from '../../../shared/domain/batch.ts'
import { addBatch } from '../../support/batches.ts'
import { makeClip } from '../../support/clips.ts'
import { makeWorkplace } from '../../support/workplace.ts'
import { clipMs, type Answers } from '../asking.ts'
import { createExpected, type GivenLease } from './expected.ts'

export type World = Awaited<ReturnType<typeof makeWorld>>

const clipsEach = 2

/** A laptop at work, whose hub is heard when the history says so, and what is expected of it. */
export async function makeWorld(folder: string, start: number) {
  const place = await makeWorkplace(folder, [])
  place.clock.setWall(start)
  place.device.time.learn(start)
  const expected = createExpected(start)
  expected.hear(start)
  const answers: Answers = { promised: new Set(), begun: new Set() }

  const reasonOf = (attempt: () => void): string | null => {
    try {
      attempt()
      return null
    } catch (error) {
      return failureOf(error)?.reason ?? String(error)
    }
  }
  const standing = ({ lease, batch, startsAt, endsAt, ended }: GivenLease) =>
    ({ lease, batch, person: place.vault.person, startsAt, endsAt, endedFor: ended })

  return {
    place, expected, answers,
    /** What the core does by itself: every minute, and when its machine wakes. */
    look(): void {
      const { leases, time } = place.device
      const watch = createLeaseWatch({ leases, time, onMoment: () => undefined })
      watch.look()
      watch.stop()
      expected.look(place.clock.now())
    },
    pass(ms: number): void {
      place.clock.pass(ms)
      expected.pass(ms)
    },
    /** Time in which the machine sleeps or is off. */
    miss(ms: number): void {
      place.clock.setWall(place.clock.now() + ms)
      expected.miss(ms)
    },
    async restart(offMs: number): Promise<void> {
      await place.restart(() => {
        expected.look(place.clock.now())
        this.miss(offMs)
        place.clock.boot()
      })
      expected.unheard()
    },
    hear(): void {
      const { leases, time } = place.device
      time.learn(expected.real())
      expected.hear(place.clock.now())
      leases.follow({ leases: expected.leases.map(standing) })
    },
    /** The hub ends one for a reason of its own, and the laptop hears of it. */
    endOne(lease: GivenLease, why: LeaseEnd): void {
      lease.ended ??= why
      this.hear()
    },
    give(startsInMs: number, hours: number): void {
      this.hear()
      const clips = Array.from({ length: clipsEach }, (_, n) => makeClip(`clip ${n}`, clipMs))
      const at = expected.real() + startsInMs
      const batch = addBatch(place, clips, { name: 'Given', at, hours })
      const lease = place.vault.db.prepare<[string], string>('SELECT lease FROM batch WHERE id = ?').pluck().get(batch) ?? ''
      expected.leases.push({ lease, batch, startsAt: at, endsAt: at + hours * 3_600_000, clips: clips.map(({ row }) => row.clip), ended: null })
    },
    refusalOf: ({ batch }: GivenLease): string | null => reasonOf(() => place.device.leases.requireRunning(batch)),
    keysOf: ({ clips }: GivenLease): number => clips.filter(clip => place.device.sharesOf(place.vault.person).get(clip) !== null).length,
    soundsOf: ({ batch }: GivenLease): number =>
      place.vault.db.prepare<[string], number>('SELECT count(*) FROM clip_audio WHERE clip IN (SELECT id FROM clip WHERE batch = ?)').pluck().get(batch) ?? 0,
    /** The instants of the events written after so many. */
    written(after: number): number[] {
      return place.vault.db.prepare<[number], number>('SELECT at FROM event WHERE seq > ? ORDER BY seq').pluck().all(after)
    },
  }
}
