import { describe, expect, it } from 'vitest'
import { addGoldClip } from '../../../hub/quality/gold.ts'
import { eraseWork } from '../../../hub/recalls/erase.ts'
import { wipe } from '../../../hub/recalls/wipe.ts'
import { annotation, submitted } from '../support/answers.ts'
import { colleague, countingClip } from '../support/asking.ts'
import { addClips } from '../support/clips.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { newId, send } from '../support/workstation.ts'

const wholeDay = 24 * 3_600_000

/** A reviewer who answered one gold clip and one plain one. */
async function measured(running: RunningHub): Promise<Desk> {
  const clip = countingClip('play jas', 4_000)
  await addClips(running, [{ ...clip, row: { ...clip.row, reference: 'play some jazz' } }, countingClip('call anna', 2_000)])
  const desk = await reviewerAtWork(running, [])
  const { clip: gold, batch } = desk.at(0)
  await running.hub.store.insertInto('drawn_clips').values({ batch, clip: gold, kind: 'gold', wrong: 0 }).execute()
  await addGoldClip(running.hub, gold)
  desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('play sum jazz')))
  desk.stream.append('annotation.submitted', submitted(desk.at(1), annotation('call anna')))
  await send(running, desk.stream, desk.station.token)
  return desk
}

async function over(running: RunningHub, { station }: Desk): Promise<void> {
  running.clock.pass(wholeDay)
  await station.renew()
}

const mine = (running: RunningHub, { station }: Desk) => running.get('gold.mine', {}, station.token)

async function contest(running: RunningHub, { station, stream, at }: Desk, index = 0) {
  const payload = { contest: newId(), clip: at(index).clip, batch: at(index).batch, reason: 'she says sum, it is a name' }
  stream.append('gold.contested', payload)
  return { ...payload, status: (await send(running, stream, station.token)).answers.at(-1)?.status }
}

describe('gold that somebody has answered', () => {
  it('is told of once its batch is over, beside the answer, and of nothing else that was in it', async () => {
    const running = await runHub()
    const desk = await measured(running)
    expect(await mine(running, desk)).toEqual([])
    await over(running, desk)
    expect(await mine(running, desk)).toMatchObject([{ clip: desk.at(0).clip, reference: 'play some jazz', answer: { wake: 'meant', transcript: 'play sum jazz' }, contest: null }])
  })

  it('cannot be found out by contesting clips while one works on them', async () => {
    const running = await runHub()
    const desk = await measured(running)
    expect([(await contest(running, desk, 0)).status, (await contest(running, desk, 1)).status]).toEqual(['rejected', 'rejected'])
    const why = await running.hub.store.selectFrom('events').select('rejected').where('type', '=', 'gold.contested').execute()
    expect(new Set(why.map(({ rejected }) => rejected)).size).toBe(1)
  })

  it('can be contested once, and what is no gold cannot', async () => {
    const running = await runHub()
    const desk = await measured(running)
    await over(running, desk)
    expect((await contest(running, desk)).status).toBe('accepted')
    expect((await contest(running, desk)).status).toBe('rejected')
    expect((await contest(running, desk, 1)).status).toBe('rejected')
  })

  it('is heard and decided on by a supervisor, who is not told whose answer it is; the one who contested reads the outcome', async () => {
    const running = await runHub()
    const desk = await measured(running)
    await over(running, desk)
    const { contest: id } = await contest(running, desk)
    const lead = await colleague(running, 'supervisor')
    const waiting = await running.get('gold.contests', {}, lead.station.token)
    expect(waiting).toMatchObject([{ contest: id, reference: 'play some jazz', answer: { transcript: 'play sum jazz' }, reason: 'she says sum, it is a name' }])
    for (const secret of [desk.station.person.person, desk.station.person.code]) expect(JSON.stringify(waiting)).not.toContain(secret)
    expect(await running.get('gold.excerpt', { params: { contest: id } }, lead.station.token)).toMatchObject({ clip: desk.at(0).clip, span: { from: 0, to: 4_000 } })
    await running.get('gold.decide', { params: { contest: id }, body: { outcome: 'stands', note: 'it is "some"' } }, lead.station.token)
    expect(await running.get('gold.contests', {}, lead.station.token)).toEqual([])
    expect(await mine(running, desk)).toMatchObject([{ contest: { outcome: 'stands', note: 'it is "some"', decidedAt: running.clock.now() } }])
    expect(await running.refusal('gold.decide', { params: { contest: id }, body: { outcome: 'wrong', note: 'after all' } }, lead.station.token)).toBe('wrong_state')
  })

  it('leaves the gold and everybody\'s figures where it was wrong', async () => {
    const running = await runHub()
    const { store } = running.hub
    const desk = await measured(running)
    await over(running, desk)
    expect(await store.selectFrom('gold_measures').selectAll().execute()).toHaveLength(1)
    const { contest: id } = await contest(running, desk)
    const lead = await colleague(running, 'supervisor')
    await running.get('gold.decide', { params: { contest: id }, body: { outcome: 'wrong', note: 'the name is Sum' } }, lead.station.token)
    expect(await store.selectFrom('gold_measures').selectAll().execute()).toEqual([])
    expect(await store.selectFrom('gold').select(['removed_at', 'removal_reason']).execute()).toEqual([{ removed_at: running.clock.now(), removal_reason: 'contested' }])
    expect(await mine(running, desk)).toMatchObject([{ contest: { outcome: 'wrong' } }])
  })

  it('goes with its clip: neither the reason nor the note can be read then', async () => {
    const running = await runHub()
    const desk = await measured(running)
    await over(running, desk)
    const { contest: id } = await contest(running, desk)
    await running.hub.store.transaction().execute(async transaction => {
      await wipe(transaction, desk.at(0).clip, running.clock.now())
      await eraseWork(running.hub, transaction, desk.at(0).clip)
    })
    expect(await mine(running, desk)).toEqual([])
    expect(await running.hub.store.selectFrom('gold_contests').select('reason').where('id', '=', id).executeTakeFirst()).toEqual({ reason: '' })
    const payloads = await running.hub.store.selectFrom('event_payloads').select('payload').execute()
    expect(JSON.stringify(payloads)).not.toContain('she says sum')
  })
})
