import { describe, expect, it } from 'vitest'
import { turnClocks } from '../../../hub/clocks/worker.ts'
import { runRetention } from '../../../hub/retention/run.ts'
import { annotation, submitted } from '../support/answers.ts'
import { addClips, importedClip } from '../support/clips.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { send } from '../support/workstation.ts'

const dayMs = 86_400_000

describe('a recording whose date has come', () => {
  it('is destroyed: key, file and every word of it, and a laptop that has it hears so', async () => {
    const running = await runHub()
    const { hub, clock } = running
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    stream.append('annotation.submitted', submitted(at(0), annotation('play punk')))
    await send(running, stream, station.token)
    const clips = () => hub.store.selectFrom('clips').select(['id', 'hypothesis', 'expired_at', 'destroyed_at']).execute()
    clock.pass(90 * dayMs)
    expect(await runRetention(hub)).toMatchObject({ clips: 0 })
    clock.pass(dayMs)
    expect(await runRetention(hub)).toMatchObject({ clips: 1 })
    expect(await clips()).toMatchObject([{ hypothesis: 'play jazz', expired_at: clock.now(), destroyed_at: null }])
    await station.renew()
    expect(await running.get('clips.withdrawn', {}, station.token)).toMatchObject([{ clip: at(0).clip, reason: 'recalled' }])
    await turnClocks(hub)
    expect(await clips()).toMatchObject([{ hypothesis: '', destroyed_at: clock.now() }])
    expect(await hub.store.selectFrom('clips').select('wrapped_key').executeTakeFirst()).toEqual({ wrapped_key: Buffer.alloc(0) })
    expect(await hub.store.selectFrom('decisions').select('annotation').executeTakeFirst()).toMatchObject({ annotation: expect.not.stringContaining('punk') as string })
  })

  it('stays where it is evidence, and no answer that comes late brings it back', async () => {
    const running = await runHub()
    const { hub, clock } = running
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz', 'stop'])
    await addClips(running, [importedClip('call her')])
    await hub.store.updateTable('clips').set({ held_at: clock.now() }).where('id', '=', at(1).clip).execute()
    clock.pass(91 * dayMs)
    expect(await runRetention(hub)).toMatchObject({ clips: 2 })
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    await station.renew()
    await send(running, stream, station.token)
    const fates = await hub.store.selectFrom('clips').select(['quarantined_at', 'held_at', 'expired_at']).orderBy('number').execute()
    expect(fates.map(({ quarantined_at: quarantined, held_at: held, expired_at: expired }) => [quarantined !== null, held !== null, expired !== null]))
      .toEqual([[true, false, true], [false, true, false], [true, false, true]])
  })
})
