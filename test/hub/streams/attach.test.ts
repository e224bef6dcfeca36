import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { keepReason } from '../../../shared/hub-api/rejections.ts'
import { verifyHub } from '../../../hub/audit/verify.ts'
import { attachEvents } from '../../../hub/streams/attach.ts'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { send } from '../support/workstation.ts'

/** Takes every lease away, as a restore from an older backup does; gives back how they come again. */
async function loseLeases({ hub: { store } }: RunningHub): Promise<() => Promise<void>> {
  const leases = await store.selectFrom('leases').selectAll().execute()
  const clips = await store.selectFrom('lease_clips').selectAll().execute()
  for (const table of ['leases', 'lease_clips']) await sql.raw(`drop trigger if exists ${table}_no_delete`).execute(store)
  for (const table of ['phone_codes', 'lease_clips', 'leases'] as const) await store.deleteFrom(table).execute()
  await store.updateTable('hub').set({ epoch: 2 }).execute()
  return async () => {
    await store.insertInto('leases').values(leases as never).execute()
    await store.insertInto('lease_clips').values(clips).execute()
  }
}

const placed = async ({ hub: { store } }: RunningHub) => ({
  decisions: await store.selectFrom('decisions').select(['clip', 'revision', 'kind', 'withdrawn_at']).orderBy('seq').execute(),
  accesses: await store.selectFrom('accesses').select(['clip', 'kind']).orderBy('seq').execute(),
  waiting: (await store.selectFrom('unattached_events').select('seq').execute()).length,
})

describe('what a restored hub could not place', () => {
  it('is placed once its lease is here again, in its order, as if it had come then, and once', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz', 'turn it off'])
    const bringBack = await loseLeases(running)
    const { clip, lease, shift } = at(0)
    stream.append('clip.prepared', { clip, lease })
    stream.append('clip.started', { clip, lease, shift })
    stream.append('annotation.submitted', submitted(at(0), annotation('play jas')))
    stream.append('decision.withdrawn', { ...at(0), revision: 1 })
    stream.append('annotation.submitted', { ...submitted(at(0), annotation('play jazz')), revision: 2 })
    const { answers } = await send(running, stream, station.token)
    expect(answers.slice(-5).map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'unattached'))
    await attachEvents(running.hub)
    expect(await placed(running)).toEqual({ decisions: [], accesses: [], waiting: 5 })

    await bringBack()
    await attachEvents(running.hub)
    const after = await placed(running)
    expect(after).toMatchObject({
      decisions: [{ clip, revision: 1, withdrawn_at: expect.any(Number) }, { clip, revision: 2, withdrawn_at: null }],
      accesses: [{ kind: 'prepared' }, { kind: 'opened' }], waiting: 0,
    })
    await attachEvents(running.hub)
    expect(await placed(running)).toEqual(after)
    expect(await verifyHub(running.hub)).toMatchObject({ holds: true })
  })

  it('stays where it is, with why, where it cannot be used even then', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    const bringBack = await loseLeases(running)
    stream.append('annotation.submitted', submitted({ ...at(0), shift: '5f0c1ad2-6e0c-4b0e-9a55-3a8d2d3b7d11' }, annotation('play jazz')))
    await send(running, stream, station.token)
    await bringBack()
    await attachEvents(running.hub)
    await attachEvents(running.hub)
    expect(await running.hub.store.selectFrom('unattached_events').select('why').execute()).toEqual([{ why: keepReason({ code: 'shift_unknown' }) }])
    expect((await placed(running)).decisions).toEqual([])
    expect(await verifyHub(running.hub)).toMatchObject({ holds: true })
  })
})
