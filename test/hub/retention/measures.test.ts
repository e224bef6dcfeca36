import { expect, it } from 'vitest'
import { runRetention } from '../../../hub/retention/run.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'

const dayMs = 86_400_000

it('what was measured of somebody\'s answers goes with the detail of their shifts, and not before', async () => {
  const running = await runHub()
  const { hub, clock } = running
  const { at, station } = await reviewerAtWork(running, ['play jazz', 'stop'])
  const counts = { substitutions: 1, deletions: 0, insertions: 0, words: 2 }
  for (const [index, days] of [[0, 0], [1, 5]] as const) {
    const { clip, batch } = at(index)
    const answeredAt = clock.now() + days * dayMs
    await hub.store.insertInto('gold_measures').values({ clip, person: station.person.person, batch, at: answeredAt, ...counts, wrong: 0, accepted: 0 }).execute()
    await hub.store.insertInto('overlap_measures').values({
      clip, one: station.person.person, one_batch: batch, one_at: answeredAt, other: station.person.person, other_batch: batch, other_at: answeredAt,
      one_wake: null, other_wake: null, one_intent: null, other_intent: null, ...counts, slots: null,
    }).execute()
  }
  const left = async () => {
    const [gold, pairs] = [await hub.store.selectFrom('gold_measures').select('clip').execute(), await hub.store.selectFrom('overlap_measures').select('clip').execute()]
    expect(pairs).toEqual(gold)
    return gold.map(({ clip }) => clip).toSorted()
  }
  clock.pass(30 * dayMs)
  await runRetention(hub)
  expect(await left()).toEqual([at(0).clip, at(1).clip].toSorted())
  clock.pass(3 * dayMs)
  await runRetention(hub)
  expect(await left()).toEqual([at(1).clip])
})
