import { describe, expect, it } from 'vitest'
import { addPerson } from '../../../hub/access/people.ts'
import { addClips, assignTo, importedClip } from '../support/clips.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { annotation, submitted } from '../support/answers.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { send } from '../support/workstation.ts'

const inBatch = async (running: RunningHub, batch: string): Promise<string[]> => {
  const rows = await running.hub.store
    .selectFrom('batch_clips').innerJoin('clips', 'clips.id', 'batch_clips.clip').select('hypothesis').where('batch', '=', batch).orderBy('position').execute()
  return rows.map(({ hypothesis }) => hypothesis)
}

describe('assigning', () => {
  it('gives out clips in the order of import, each once', async () => {
    const running = await runHub()
    await addPerson(running.hub, 'r-one', 'reviewer')
    await addPerson(running.hub, 'r-two', 'reviewer')
    await addClips(running, ['a', 'b', 'c', 'd', 'e'].map(hypothesis => importedClip(hypothesis)))
    const first = await assignTo(running, 'r-one', { count: 2 })
    const second = await assignTo(running, 'r-two')
    expect(first.clips).toBe(2)
    expect(await inBatch(running, first.batch)).toEqual(['a', 'b'])
    expect(await inBatch(running, second.batch)).toEqual(['c', 'd', 'e'])
    await expect(assignTo(running, 'r-one')).rejects.toMatchObject({ code: 'nothing_to_assign' })
  })

  it('takes clips of one locale when it is told to', async () => {
    const running = await runHub()
    await addPerson(running.hub, 'r-one', 'reviewer')
    await addClips(running, [importedClip('hello'), importedClip('hola', { locale: 'es-MX' })])
    expect(await inBatch(running, (await assignTo(running, 'r-one', { locale: 'es-MX' })).batch)).toEqual(['hola'])
    await expect(assignTo(running, 'r-one', { locale: 'hi-IN' })).rejects.toThrow('in hi-IN')
  })

  it('refuses somebody unknown and anybody who is no reviewer', async () => {
    const running = await runHub()
    await addPerson(running.hub, 'lead', 'safety')
    await addClips(running, [importedClip('hello')])
    await expect(assignTo(running, 'nobody')).rejects.toMatchObject({ code: 'person_unknown' })
    await expect(assignTo(running, 'lead')).rejects.toMatchObject({ code: 'person_not_reviewer' })
  })

  it('never gives a lease longer than policy allows', async () => {
    const running = await runHub()
    await addPerson(running.hub, 'r-one', 'reviewer')
    await addClips(running, [importedClip('hello')])
    const { batch } = await assignTo(running, 'r-one', { hours: 48 })
    expect(await running.hub.store.selectFrom('batches').select('lease_hours').where('id', '=', batch).executeTakeFirst()).toEqual({ lease_hours: 12 })
  })

  it('gives out no clip again that turned out to be a false wake, nor after the verdict was taken back while it is assigned', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['noise'])
    const quarantined = async () => (await running.hub.store.selectFrom('clips').select('quarantined_at').executeTakeFirstOrThrow()).quarantined_at
    stream.append('annotation.submitted', submitted(at(0), annotation('noise', { wake: 'noise' })))
    await send(running, stream, station.token)
    expect(await quarantined()).toBe(running.clock.now())
    stream.append('decision.withdrawn', { ...at(0), revision: 1 })
    await send(running, stream, station.token)
    expect(await quarantined()).toBeNull()
    await expect(assignTo(running, station.person.code)).rejects.toMatchObject({ code: 'nothing_to_assign' })
  })
})
