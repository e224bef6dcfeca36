import { expect, it } from 'vitest'
import { overlapBatch } from '../../support/overlap.ts'
import { file, takeAll } from '../support/cases.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { workstation } from '../support/workstation.ts'

it('a clip is withdrawn from everybody else\'s lease the moment its report is received, and from nobody else\'s work', async () => {
  const running = await runHub()
  const desk = await reviewerAtWork(running, ['please stop', 'play jazz'])
  const [partner, stranger] = [await workstation(running, 'reviewer'), await workstation(running, 'reviewer')]
  const batch = await overlapBatch(running.hub.store, desk.at(0).batch, partner.person.person, running.clock.now())
  await running.get('leases.take', { body: { batch } }, partner.token)
  const withdrawn = async (token: string) => (await running.get('clips.withdrawn', {}, token)).map(({ clip: id, reason }) => ({ id, reason }))
  expect(await withdrawn(partner.token)).toEqual([])
  const { escalation, clip } = await file(running, desk)
  expect(await withdrawn(partner.token)).toEqual([{ id: clip, reason: 'reported' }])
  expect(await withdrawn(desk.station.token)).toEqual([])
  expect(await withdrawn(stranger.token)).toEqual([])
  const [ana, bo] = [await workstation(running, 'safety'), await workstation(running, 'safety')]
  await takeAll(running, escalation, [[ana, { action: 'request', kind: 'release_hold', reason: 'a film' }], [bo, { action: 'approve_request', kind: 'release_hold' }]])
  expect(await withdrawn(partner.token)).toEqual([])
})
