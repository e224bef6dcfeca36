import { describe, expect, it } from 'vitest'
import { emptyHead, extend } from '../../../shared/domain/chain.ts'
import { digest } from '../../../electron/core/crypto/digest.ts'
import { readStatus } from '../../../hub/status/status.ts'
import { acceptFork } from '../../../hub/streams/forks.ts'
import { askCommand, runCommand } from '../../support/command-line.ts'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { createStream, headOf, newId, send } from '../support/workstation.ts'

/** A reviewer whose stream has four events at the hub, and the hash of each. */
async function atWork() {
  const running = await runHub()
  const desk = await reviewerAtWork(running, ['play jazz', 'play punk'])
  desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('play jazz')))
  desk.stream.append('shift.paused', { shift: desk.shift, kind: 'break' })
  await send(running, desk.stream, desk.station.token)
  const hashes = await running.get('streams.hashes', { params: { stream: desk.stream.id }, query: { from: 1 } }, desk.station.token)
  return { running, ...desk, hashes }
}

const owner = ({ device, person }: Awaited<ReturnType<typeof atWork>>['station']) => ({ device: device.id, person: person.person })

describe('a stream that came apart', () => {
  it('shows by what a device says it has: fewer events than it sent, or another one', async () => {
    const { running, station, stream, hashes } = await atWork()
    expect((await headOf(running, stream, station.token)).state).toBe('open')
    const setBack = { id: stream.id, head: () => ({ seq: 2, hash: hashes[1]?.hash ?? null }) }
    expect((await headOf(running, setBack, station.token)).state).toBe('forked')
    const other = { id: stream.id, head: () => ({ seq: 4, hash: hashes[1]?.hash ?? null }) }
    expect((await headOf(running, other, station.token)).state).toBe('forked')
    expect((await headOf(running, { id: stream.id, head: () => ({ seq: 9, hash: hashes[1]?.hash ?? null }) }, station.token)).state).toBe('open')
    const { findings } = await readStatus(running.hub)
    expect(findings).toMatchObject([{ kind: 'stream_fork', stream: stream.id, seq: 3 }, { kind: 'stream_fork', stream: stream.id, seq: 5 }])
  })

  it('goes on in a new one once an operator has let it, behind the last event in common, with its shift and its answers', async () => {
    const { running, station, stream, shift, at, hashes } = await atWork()
    const common = { seq: 3, hash: hashes[2]?.hash ?? null }
    await headOf(running, { id: stream.id, head: () => common }, station.token)
    const branch = createStream(running, { ...owner(station), continues: { stream: stream.id, seq: 3 } }, common)
    branch.append('decision.withdrawn', { ...at(0), revision: 1 })
    branch.append('annotation.submitted', submitted(at(1), annotation('play punk')))
    branch.append('shift.ended', { shift, endedAt: running.clock.now(), repaired: false, reason: null })
    const events = branch.pending()
    const post = (token: string) => running.ask('streams.send', { params: { stream: branch.id }, body: { events, waiting: 0 } }, token)
    expect((await post(station.token)).problem?.code).toBe('stream_gap')

    const accepted = await askCommand('streams', 'accept-fork', stream.id, '--data', running.folder)
    expect(accepted.value).toMatchObject({ stream: stream.id, events: 4, person: station.person.code })
    expect((await headOf(running, { id: stream.id, head: () => common }, station.token)).state).toBe('closed')
    const { value } = await post(station.token)
    expect(value.answers.map(({ seq, status }) => [seq, status])).toEqual([[4, 'accepted'], [5, 'accepted'], [6, 'accepted'], [7, 'accepted']])
    expect((await headOf(running, branch, station.token)).state).toBe('open')
    const { ended_at: endedAt } = await running.hub.store.selectFrom('shifts').select('ended_at').where('id', '=', shift).executeTakeFirstOrThrow()
    expect(endedAt).toBe(running.clock.now())
    // What the hub had of the old one is all there, closed.
    stream.append('shift.resumed', { shift })
    expect((await running.ask('streams.send', { params: { stream: stream.id }, body: { events: stream.pending(), waiting: 0 } }, station.token)).problem?.code).toBe('stream_fork')
    expect((await runCommand('status', '--data', running.folder)).out).toMatch(new RegExp(`Accepted .*${stream.id}`))
    const lineage = await running.get('streams.hashes', { params: { stream: branch.id }, query: { from: 1 } }, station.token)
    expect(lineage.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(lineage.slice(0, 3)).toEqual(hashes.slice(0, 3))
  })

  it('is not let go on from where the hub has another event, nor by another device', async () => {
    const { running, station, stream, hashes } = await atWork()
    await headOf(running, { id: stream.id, head: () => ({ seq: 1, hash: null }) }, station.token)
    await acceptFork(running.hub, stream.id)
    const made = extend(digest, emptyHead, { id: newId(), stream: newId(), type: 'x.y', at: 0, commitment: hashes[0]?.hash ?? '' })
    const astray = createStream(running, { ...owner(station), continues: { stream: stream.id, seq: 3 } }, { seq: 3, hash: made.head.hash })
    const send1 = (body: typeof astray, token: string) => running.refusal('streams.send', { params: { stream: body.id }, body: { events: body.pending(), waiting: 0 } }, token)
    expect(await send1(astray, station.token)).toBe('stream_fork')
    const stranger = await reviewerAtWork(running, ['play folk'])
    const stolen = createStream(running, { ...owner(stranger.station), continues: { stream: stream.id, seq: 3 } }, { seq: 3, hash: hashes[2]?.hash ?? null })
    expect(await send1(stolen, stranger.station.token)).toBe('stream_foreign')
  })

  it('is accepted by name, and only where there is a fork', async () => {
    const { running, stream } = await atWork()
    expect((await askCommand('streams', 'accept-fork', stream.id, '--data', running.folder)).value).toMatchObject({ error: { code: 'stream_whole' } })
    expect((await askCommand('streams', 'accept-fork', newId(), '--data', running.folder)).value).toMatchObject({ error: { code: 'stream_unknown' } })
  })
})
