import { CompiledQuery } from 'kysely'
import { expect, it } from 'vitest'
import { readShifts, shiftsTouching } from '../../../hub/shifts/list.ts'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { send } from '../support/workstation.ts'

const minute = 60_000

it('a day\'s board is found by indexes alone, however many shifts there have been', async () => {
  const { hub } = await runHub()
  const { rows } = await hub.store.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${shiftsTouching}`, [0, 1, 2]))
  expect(rows.map(({ detail }) => detail).filter(detail => detail.startsWith('SCAN'))).toEqual([])
  expect(rows.map(({ detail }) => detail)).toContain('SEARCH s USING INDEX shifts_end (ended_at>?)')
})

it('keeps the figures of a running shift until its workstation speaks again, even where it tells nothing of it', async () => {
  const running = await runHub()
  const { hub, clock } = running
  const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
  stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
  clock.pass(10 * minute)
  await send(running, stream, station.token)
  const kept = () => hub.store.selectFrom('shift_rollups').select(['until', 'figures']).execute()
  const list = async () => (await readShifts(hub, 0, clock.now() + 1)).map(({ figures: { workedMs, clips } }) => ({ workedMs, clips }))
  expect(await list()).toEqual([{ workedMs: 10 * minute, clips: 1 }])
  const [first] = await kept()
  expect(first?.until).toBe(clock.now())
  await hub.store.updateTable('shift_rollups').set({ figures: (first?.figures ?? '').replace('"clips":1', '"clips":77') }).execute()
  clock.pass(5 * minute)
  // Nothing has come since, so what is kept is what is told.
  expect(await list()).toEqual([{ workedMs: 10 * minute, clips: 77 }])
  const { clip, lease } = at(0)
  stream.append('clip.prepared', { clip, lease })
  await send(running, stream, station.token)
  expect(await list()).toEqual([{ workedMs: 15 * minute, clips: 1 }])
})
