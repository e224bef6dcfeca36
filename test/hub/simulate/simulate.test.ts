import { expect, it } from 'vitest'
import { simulate } from '../../../hub/simulate/simulate.ts'
import { verifyHub } from '../../../hub/audit/verify.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { workstation } from '../support/workstation.ts'

const wanted = { people: 3, days: 4, seed: 7, clips: 30 }

const board = async (running: RunningHub) => {
  const { token } = await workstation(running, 'supervisor')
  return (await running.get('shifts.list', { query: { from: 0, to: running.clock.now() + 1 } }, token)).shifts
}

it('fills a sample hub with shifts that hold, the same ones for the same seed', async () => {
  const told = async () => {
    const running = await runHub()
    running.clock.pass(20 * 3_600_000)
    const { shifts, events } = await simulate(running.hub, wanted)
    const listed = await board(running)
    expect(listed).toHaveLength(shifts)
    expect(events).toBeGreaterThan(shifts * 30)
    expect(listed.some(({ wordsCorrected }) => wordsCorrected > 0)).toBe(true)
    return { running, figures: listed.map(figures => ({ ...figures, shift: '' })).toSorted((one, other) => one.startedAt - other.startedAt) }
  }
  const first = await told()
  expect((await told()).figures).toEqual(first.figures)
  expect((await verifyHub(first.running.hub)).findings).toEqual([])
})

it('gives some clips to two people and some whose answer is known, none of which a real reviewer is ever given', async () => {
  const running = await runHub()
  running.clock.pass(20 * 3_600_000)
  await simulate(running.hub, { people: 8, days: 6, seed: 7, clips: 300 })
  running.clock.pass(24 * 3_600_000)
  const { token } = await workstation(running, 'supervisor')
  const { people, tasks } = await running.get('quality.read', { query: {} }, token)
  expect(people).toHaveLength(8)
  const all = tasks.map(({ figures }) => figures)
  const told = (name: 'gold' | 'overlap' | 'wake' | 'intent') => all.flatMap(figures => figures[name].value ?? [])
  for (const rate of [...told('gold'), ...told('overlap')]) expect(rate).toBeGreaterThan(0)
  for (const rate of [...told('gold'), ...told('overlap')]) expect(rate).toBeLessThan(0.3)
  for (const agreement of [...told('wake'), ...told('intent')]) expect(agreement).toBeGreaterThan(0.2)
  expect(told('overlap').length).toBeGreaterThan(0)
  const free = await running.hub.store.selectFrom('clips').select('id').where('quarantined_at', 'is', null).execute()
  expect(free).toEqual([])
})

it('is refused on a hub that is no sample, which stays as it was', async () => {
  const running = await runHub({ sample: false })
  await expect(simulate(running.hub, wanted)).rejects.toMatchObject({ code: 'not_a_sample' })
  for (const table of ['people', 'devices', 'clips', 'batches', 'streams'] as const) {
    expect(await running.hub.store.selectFrom(table).selectAll().execute()).toEqual([])
  }
})
