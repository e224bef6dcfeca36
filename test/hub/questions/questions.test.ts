import { describe, expect, it } from 'vitest'
import { filed, annotation, submitted } from '../support/answers.ts'
import { answer, ask, askerAtWork, colleague, decline, overlapping, queueOf } from '../support/asking.ts'
import { runHub } from '../support/running-hub.ts'
import { newId, send, workstation } from '../support/workstation.ts'

const hour = 3_600_000
const day = 24 * hour

describe('a question that has reached the hub', () => {
  it('is put to supervisors and to reviewers who have the clip, with its seconds and words and nothing of who asked', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const partner = await overlapping(running, desk)
    const lead = await colleague(running, 'supervisor')
    const stranger = await colleague(running, 'reviewer')
    const asked = await ask(running, desk)
    expect(asked.status).toBe('accepted')
    const at = running.clock.now()
    const expected = {
      question: asked.question, clip: asked.clip, locale: 'en-US', span: { from: 1_000, to: 2_000 }, excerpt: { from: 500, to: 2_500 },
      peaks: Buffer.alloc(200, 90).toString('base64url'), wordsApproximate: true, flags: [], text: 'is this a name or a place',
      receivedAt: at, expiresAt: at + 3 * day,
    }
    expect(await queueOf(running, lead)).toMatchObject([expected])
    const [seen] = await queueOf(running, partner)
    expect(seen).toMatchObject(expected)
    expect(seen?.words.map(({ text }) => text)).toEqual(['the', 'dentist'])
    expect(await queueOf(running, stranger)).toEqual([])
    expect(await queueOf(running, desk)).toEqual([])
    const told = JSON.stringify(await queueOf(running, partner))
    for (const secret of [desk.station.person.person, desk.station.person.code, desk.shift, desk.manifest.lease]) expect(told).not.toContain(secret)
  })

  it('shows nothing of the asker\'s own answer to a partner who works on the same clip blindly', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const partner = await overlapping(running, desk)
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('call the tennis on maine')))
    await ask(running, desk)
    expect(JSON.stringify(await queueOf(running, partner))).not.toContain('maine')
  })

  it('is answered, once for all: the asker sees what was said and by which role', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const lead = await colleague(running, 'supervisor')
    const asked = await ask(running, desk)
    const mine = () => running.get('questions.mine', {}, desk.station.token)
    expect(await mine()).toMatchObject([{ question: asked.question, answeredAt: null, answers: [] }])
    running.clock.pass(10_000)
    const at = running.clock.now()
    expect(await answer(running, lead, asked)).toMatchObject({ status: 'accepted' })
    expect(await queueOf(running, lead)).toEqual([])
    expect(await mine()).toEqual([{
      question: asked.question, receivedAt: at - 10_000, expiresAt: at - 10_000 + 3 * day, answeredAt: at, declinedAt: null,
      answers: [{ at, by: 'supervisor', text: 'a place' }],
    }])
    expect(JSON.stringify(await mine())).not.toContain(lead.station.person.code)
  })

  it('keeps both answers where two were written before either was known', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const partner = await overlapping(running, desk)
    const lead = await colleague(running, 'supervisor')
    const asked = await ask(running, desk)
    await answer(running, partner, asked, { shift: partner.shift, text: 'a name' })
    expect(await answer(running, lead, asked)).toMatchObject({ status: 'accepted' })
    const [mine] = await running.get('questions.mine', {}, desk.station.token)
    expect(mine?.answers.map(({ by, text }) => `${by}: ${text}`)).toEqual(['reviewer: a name', 'supervisor: a place'])
  })

  it('leaves the queue of whoever declines, and is declined when nobody is left', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const partner = await overlapping(running, desk)
    const lead = await colleague(running, 'supervisor')
    const asked = await ask(running, desk)
    await decline(running, partner, asked)
    expect(await queueOf(running, partner)).toEqual([])
    expect(await queueOf(running, lead)).toHaveLength(1)
    const mine = async () => (await running.get('questions.mine', {}, desk.station.token))[0]
    expect((await mine())?.declinedAt).toBeNull()
    await decline(running, lead, asked)
    expect((await mine())?.declinedAt).toBe(running.clock.now())
  })

  it('expires after what policy says, and takes an answer that was written in time', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const lead = await colleague(running, 'supervisor')
    const [first, second] = [await ask(running, desk), await ask(running, desk)]
    running.clock.pass(2 * day)
    lead.stream.append('question.answered', { question: first.question, clip: first.clip, shift: null, text: 'in time' })
    running.clock.pass(2 * day)
    await lead.station.renew()
    expect(await queueOf(running, lead)).toEqual([])
    lead.stream.append('question.answered', { question: second.question, clip: second.clip, shift: null, text: 'too late' })
    const { answers } = await send(running, lead.stream, lead.station.token)
    expect(answers.slice(-2)).toMatchObject([{ status: 'accepted' }, { status: 'rejected', why: { code: 'question_closed', state: 'expired' } }])
    await desk.station.renew()
    const mine = await running.get('questions.mine', {}, desk.station.token)
    expect(new Map(mine.map(one => [one.question, one.answers.length]))).toEqual(new Map([[first.question, 1], [second.question, 0]]))
  })

  it('never outlives the batch it is about', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    await running.hub.store.updateTable('batches').set({ retain_until: '2026-11-23' } as never).execute()
    await ask(running, desk)
    const [mine] = await running.get('questions.mine', {}, desk.station.token)
    expect(mine?.expiresAt).toBe(Date.UTC(2026, 10, 24))
  })

  it('is put to nobody while its clip is evidence or waits for deletion', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running, ['one', 'two'])
    const lead = await colleague(running, 'supervisor')
    await ask(running, desk, 0)
    await ask(running, desk, 1)
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('', { wake: 'media' })))
    desk.stream.append('escalation.filed', filed(desk.at(1)))
    await send(running, desk.stream, desk.station.token)
    expect(await queueOf(running, lead)).toEqual([])
  })
})

describe('what does not fit', () => {
  it('is kept and refused: a foreign clip, an answer by somebody who was not asked, the asker\'s own, another clip\'s', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running, ['one', 'two'])
    const lead = await colleague(running, 'supervisor')
    const stranger = await colleague(running, 'reviewer')
    expect((await ask(running, desk, 0, { clip: newId() })).status).toBe('rejected')
    const asked = await ask(running, desk)
    expect((await ask(running, desk, 0, { question: asked.question })).status).toBe('rejected')
    const notPut = { status: 'rejected', why: { code: 'question_not_put' } }
    expect(await answer(running, stranger, asked)).toMatchObject(notPut)
    expect(await answer(running, desk, asked)).toMatchObject(notPut)
    expect(await answer(running, lead, { question: asked.question, clip: desk.at(1).clip })).toMatchObject(notPut)
    expect(await answer(running, lead, { question: newId(), clip: asked.clip })).toMatchObject(notPut)
    expect(await decline(running, stranger, asked)).toMatchObject(notPut)
    expect(await answer(running, lead, asked, { shift: newId() })).toMatchObject({ why: { code: 'shift_unknown' } })
    expect(await queueOf(running, lead)).toHaveLength(1)
  })

  it('is not even read: an empty text, one too long, and more than the payload has', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    for (const text of ['', ' \n', 'x'.repeat(501)]) expect((await ask(running, desk, 0, { text })).status).toBe('rejected')
    expect((await ask(running, desk, 0, { asker: 'r-101' } as never)).status).toBe('rejected')
  })

  it('cannot be rewritten or deleted afterwards', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const lead = await colleague(running, 'supervisor')
    const asked = await ask(running, desk)
    await answer(running, lead, asked)
    const { store } = running.hub
    await expect(store.deleteFrom('questions').execute()).rejects.toThrow('can only be added to')
    await expect(store.deleteFrom('question_answers').execute()).rejects.toThrow('can only be added to')
    await expect(store.updateTable('question_answers').set({ text: 'rewritten' } as never).execute()).rejects.toThrow('can only be added to')
  })

  it('says nothing of it in the log', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const lead = await colleague(running, 'supervisor')
    const asked = await ask(running, desk)
    await answer(running, lead, asked, { text: 'zwiebelkuchen' })
    await workstation(running, 'safety')
    for (const word of ['is this a name', 'zwiebelkuchen', asked.question, desk.station.person.code]) expect(running.logged()).not.toContain(word)
  })
})
