import { expect, test } from 'vitest'
import { eventPayloads } from '../../../shared/hub-api/events.ts'
import { addBatch } from '../../support/batches.ts'
import { makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'

test('clips that were given back and come again in another batch are of that one, and can be worked on', async () => {
  const place = await openWorkplace([])
  const clips = [makeClip('play jazz'), makeClip('lights off')]
  const at = place.clock.now()
  const first = addBatch(place, clips, { name: 'First', at })
  place.device.leases.end(first, 'returned')
  await expect.poll(() => place.vault.db.prepare('SELECT count(*) FROM clip_audio').pluck().get()).toBe(0)
  const second = addBatch(place, clips, { name: 'Second', at })
  await place.ask('shift.start', { zone: 'UTC' })
  expect((await place.ask('clips.list', {})).map(({ batch }) => batch)).toEqual([second, second])
  await place.ask('clips.start', { clip: clips[0]?.row.clip ?? '' })
  const received = place.vault.stream.unsent(99).findLast(({ envelope }) => envelope.type === 'batch.received')
  expect(eventPayloads['batch.received'].parse(received?.payload)).toMatchObject({ batch: second, clips: 2 })
})
