import { join } from 'node:path'
import { expect, it } from 'vitest'
import { databasePath } from '../../../hub/hub.ts'
import { readShifts } from '../../../hub/shifts/list.ts'
import { simulate } from '../../../hub/simulate/simulate.ts'
import { openSqlite } from '../../../hub/store/dialect.ts'
import { openStore } from '../../../hub/store/store.ts'
import { copyWeeks } from '../../bench/copies.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { openRunningHub } from '../support/running-hub.ts'

const weekMs = 7 * 86_400_000

it('weeks copied for a bench are told of as if recorders had written them: figures counted anew are those that were kept', async () => {
  const running = await openRunningHub(join(temporaryFolder(), 'hub'))
  running.clock.pass(5 * 86_400_000)
  const { hub, clock: { now } } = running
  const { events } = await simulate(hub, { people: 3, days: 5, seed: 3, clips: 25 })
  const first = await readShifts(hub, 0, now())
  expect(first.length).toBeGreaterThan(3)
  await running.close()
  const raw = openSqlite(databasePath(running.folder), hub.keys.databaseKey, { create: false })
  expect(copyWeeks(raw, events * 3 + 1)).toBeGreaterThan(events * 3)
  raw.close()

  const store = await openStore(databasePath(running.folder), hub.keys.databaseKey)
  const kept = await readShifts({ store, now }, 0, now())
  expect(kept).toHaveLength(first.length * 4)
  expect(await store.selectFrom('shift_rollups').select('shift').execute()).toHaveLength(kept.length)
  await store.deleteFrom('shift_rollups').execute()
  const counted = await readShifts({ store, now }, 0, now())
  await store.destroy()
  expect(counted).toEqual(kept)
  const weeksBack = (weeks: number) => kept.slice((3 - weeks) * first.length, (4 - weeks) * first.length).map(({ figures: { startedAt, clips, workedMs, through } }) => ({ startedAt: startedAt + weeks * weekMs, clips, workedMs, through }))
  for (const weeks of [1, 2, 3]) expect(weeksBack(weeks)).toEqual(weeksBack(0))
})
