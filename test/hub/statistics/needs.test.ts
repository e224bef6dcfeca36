import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { annotation, submitted } from '../support/answers.ts'
import { addClips, importedClip } from '../support/clips.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { changePolicy } from '../../../hub/setup/policy.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { send, workstation } from '../support/workstation.ts'

const hour = 3_600_000

const asSupervisor = async (running: RunningHub) => (await workstation(running, 'supervisor')).token
const needs = async (running: RunningHub) => running.get('needs.list', {}, await asSupervisor(running))

describe('what needs a supervisor today', () => {
  it('is nothing while work goes on', async () => {
    const running = await runHub()
    const { station, stream } = await reviewerAtWork(running, ['play jazz'])
    await send(running, stream, station.token)
    expect(await needs(running)).toEqual([])
  })

  it('is who has no clips any more, until they are given some', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    await send(running, stream, station.token)
    expect(await needs(running)).toEqual([{ kind: 'no_clips', person: station.person.code }])
    const token = await asSupervisor(running)
    const give = () => running.get('batches.give', { body: { person: station.person.code } }, token)
    expect(await give()).toEqual({ clips: 0 })
    await addClips(running, [importedClip('stop'), importedClip('next')])
    expect(await give()).toEqual({ clips: 2 })
    expect(await needs(running)).toEqual([])
    expect((await running.get('batches.list', {}, station.token)).map(({ clips }) => clips)).toContain(2)
  })

  it('is a lease that ends soon with clips in it, and what a laptop has not sent by then', async () => {
    const running = await runHub()
    const { station, stream, manifest } = await reviewerAtWork(running, ['play jazz', 'stop'])
    await send(running, stream, station.token, 3)
    const { code: person } = station.person
    running.clock.setWall(manifest.endsAt - hour)
    expect(await needs(running)).toEqual([
      { kind: 'unsent', person, waiting: 3, endsAt: manifest.endsAt },
      { kind: 'due', person, batch: manifest.name, endsAt: manifest.endsAt },
    ])
    running.clock.setWall(manifest.endsAt + hour)
    expect(await needs(running)).toEqual([{ kind: 'unsent', person, waiting: 3, endsAt: manifest.endsAt }])
  })

  it('names nobody where the policy says grouped, and gives clips to whoever has none', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    const ending = await reviewerAtWork(running, ['stop', 'next'])
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    await send(running, stream, station.token)
    await send(running, ending.stream, ending.station.token, 3)
    const file = join(running.folder, 'change.json')
    writeFileSync(file, JSON.stringify({ statistics: { visibility: 'grouped', retentionDays: 30 } }))
    await changePolicy(running.hub, file)
    running.clock.setWall(ending.manifest.endsAt - hour)
    const { endsAt } = ending.manifest
    expect(await needs(running)).toEqual([
      { kind: 'laptop_unsent', laptop: ending.station.device.id.slice(0, 8), endsAt }, { kind: 'some_due', leases: 1, endsAt }, { kind: 'some_without_clips', people: 1 },
    ])
    await addClips(running, [importedClip('louder')])
    expect(await running.get('batches.give', { body: { person: null } }, await asSupervisor(running))).toEqual({ clips: 1 })
    expect((await needs(running)).map(({ kind }) => kind)).toEqual(['laptop_unsent', 'some_due'])
  })

  it('gives clips to reviewers alone', async () => {
    const running = await runHub()
    const { token, person } = await workstation(running, 'supervisor')
    expect(await running.refusal('batches.give', { body: { person: person.code } }, token)).toBe('not_found')
    expect(await running.refusal('batches.give', { body: { person: 'r-999' } }, token)).toBe('not_found')
  })
})
