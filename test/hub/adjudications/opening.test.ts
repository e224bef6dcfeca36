import { describe, expect, it } from 'vitest'
import { filed } from '../support/answers.ts'
import { answerClip, twoAndAThird, waitingFor } from '../support/adjudicating.ts'
import { recall } from '../support/recalls.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { send } from '../support/workstation.ts'

const rows = ({ hub: { store } }: RunningHub) => store.selectFrom('adjudications').selectAll().execute()

describe('two answers for one clip', () => {
  it('open an adjudication where they differ beyond policy, in the transaction that takes the second one in', async () => {
    const running = await runHub()
    const { one, other } = await twoAndAThird(running)
    await answerClip(running, one, 'play some jazz')
    expect(await rows(running)).toEqual([])
    await answerClip(running, other, 'play some chess', { intent: 'play_music' })
    const [row] = await rows(running)
    expect(row).toMatchObject({ clip: one.at(0).clip, differs: '["intent","words"]', lapsed_at: null, settled_at: null })
    expect(new Set([row?.a, row?.b])).toEqual(new Set([one.station.person.person, other.station.person.person]))
  })

  it('open none where they agree within policy, or where one is a skip', async () => {
    const running = await runHub()
    const { one, other } = await twoAndAThird(running, ['play some jazz', 'call anna'])
    await answerClip(running, one, 'play some jazz')
    await answerClip(running, other, 'play some jazz', { quality: ['far'] })
    await answerClip(running, one, 'call anna', {}, { index: 1 })
    other.stream.append('clip.skipped', { ...other.at(1), revision: 1, cause: 'no_sound', handlingMs: 1 })
    await send(running, other.stream, other.station.token)
    expect(await rows(running)).toEqual([])
  })

  it('close it by themselves when one is revised so that they agree, or is taken back, and open it again when they differ again', async () => {
    const running = await runHub()
    const { one, other } = await twoAndAThird(running)
    await answerClip(running, one, 'play some jazz')
    await answerClip(running, other, 'play some chess')
    const [opened] = await rows(running)
    await answerClip(running, other, 'play some jazz', {}, { revision: 2 })
    expect(await rows(running)).toMatchObject([{ id: opened?.id, lapsed_at: running.clock.now() }])
    other.stream.append('decision.withdrawn', { ...other.at(0), revision: 2 })
    await send(running, other.stream, other.station.token)
    expect(await rows(running)).toMatchObject([{ id: opened?.id, a: opened?.a, lapsed_at: null }])
    one.stream.append('decision.withdrawn', { ...one.at(0), revision: 1 })
    await send(running, one.stream, one.station.token)
    expect(await rows(running)).toMatchObject([{ lapsed_at: running.clock.now(), version: 4 }])
  })

  it('of a false wake and of a request differ, and nobody hears the clip meanwhile', async () => {
    const running = await runHub()
    const { one, other } = await twoAndAThird(running)
    await answerClip(running, one, 'play some jazz')
    await answerClip(running, other, '', { wake: 'media' })
    expect(await rows(running)).toMatchObject([{ differs: '["wake"]' }])
  })

  it('of a clip that was recalled or reported change nothing any more for whoever looks what waits', async () => {
    const running = await runHub()
    const { one, other, lead } = await twoAndAThird(running, ['play some jazz', 'call anna', 'stop'])
    for (const index of [0, 1, 2]) {
      await answerClip(running, one, 'one thing', {}, { index })
      await answerClip(running, other, 'another', {}, { index })
    }
    await recall(running, 'clip', one.at(0).clip)
    one.stream.append('escalation.filed', filed(one.at(1)))
    await send(running, one.stream, one.station.token)
    const waiting = await waitingFor(running, lead)
    const open = await running.hub.store.selectFrom('adjudications').select('id').where('clip', '=', one.at(2).clip).execute()
    expect(waiting.map(({ adjudication }) => adjudication)).toEqual(open.map(({ id }) => id))
  })
})
