import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createQuestionQueue } from '../../../electron/core/questions/queue.ts'
import { createOwnQuestions } from '../../../electron/core/questions/own.ts'
import type { QueuedQuestion } from '../../../shared/hub-api/questions.ts'
import type { Role } from '../../../shared/domain/values.ts'
import { freshFor, makeClip, type MadeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'
import { reportOn } from '../../support/reports.ts'

const span = { from: 200, to: 800 }
const text = 'is this a name or a place'

const atWork = async (...clips: MadeClip[]) => {
  const place = await openWorkplace(clips)
  await place.ask('shift.start', { zone: 'Europe/Bucharest' })
  return place
}

describe('asking about a clip', () => {
  test('is durable without a hub, and says truly that it waits on this laptop', async () => {
    const clip = makeClip('call the dentist', 4_000)
    const { ask, vault, reopen } = await atWork(clip)
    const { question } = await ask('questions.ask', { clip: clip.row.clip, span, text })
    expect(vault.stream.find(question)).toMatchObject({ envelope: { type: 'question.asked' }, payload: { question, clip: clip.row.clip, span, text } })
    await reopen()
    expect(await ask('questions.mine', {})).toMatchObject([
      { question, clip: clip.row.clip, position: 1, span, text, state: 'waiting', receivedAt: null, expiresAt: null, answers: [], seen: false },
    ])
  })

  test('keeps to the clip, and to what can be given', async () => {
    const clip = makeClip('call the dentist', 4_000)
    const { ask } = await atWork(clip)
    await ask('questions.ask', { clip: clip.row.clip, span: { from: 3_000, to: 90_000 }, text })
    expect((await ask('questions.mine', {}))[0]?.span).toEqual({ from: 3_000, to: 4_000 })
    expect(await reasonOf(() => ask('questions.ask', { clip: clip.row.clip, span: { from: 5_000, to: 9_000 }, text }))).toBe('span_empty')
  })

  test('needs words, a running shift and a clip that may be worked on', async () => {
    const clip = makeClip('call the dentist')
    const { ask } = await atWork(clip)
    const put = (id = clip.row.clip, said = text) => reasonOf(() => ask('questions.ask', { clip: id, span, text: said }))
    for (const said of ['', '  ', 'x'.repeat(501), 'half \ud83d']) expect(await put(clip.row.clip, said)).toBe('input_invalid')
    expect(await put(randomUUID())).toBe('clip_unknown')
    await ask('shift.pause', { kind: 'break' })
    expect(await put()).toBe('shift_paused')
    await ask('shift.resume', {})
    await ask('escalations.file', reportOn(clip.row.clip, { span }))
    expect(await put()).toBe('clip_sealed')
  })

  test('works on a clip that was decided already, and leaves its answer alone', async () => {
    const clip = makeClip('call the dentist')
    const { ask, listen } = await atWork(clip)
    await ask('annotations.submit', { clip: clip.row.clip, annotation: freshFor(clip), played: await listen(clip) })
    await ask('questions.ask', { clip: clip.row.clip, span, text })
    expect((await ask('clips.list', {}))[0]?.state).toBe('submitted')
  })
})

describe('handling time', () => {
  const handlingMs = async (during: (place: Awaited<ReturnType<typeof atWork>>, clip: MadeClip) => Promise<void>) => {
    const clip = makeClip('call the dentist')
    const place = await atWork(clip)
    const played = await place.listen(clip)
    await place.ask('clips.played', { clip: clip.row.clip, played })
    await during(place, clip)
    await place.ask('annotations.submit', { clip: clip.row.clip, annotation: freshFor(clip), played: null })
    return place.vault.stream.unsent(100).map(({ payload }) => payload as { handlingMs?: number }).findLast(({ handlingMs: ms }) => ms !== undefined)?.handlingMs
  }

  test('stands still while a question is written, and runs on after it', async () => {
    expect(await handlingMs(async ({ ask, clock }, clip) => {
      await ask('handling.pause', {})
      clock.pass(60_000)
      await ask('questions.ask', { clip: clip.row.clip, span, text })
      await ask('handling.resume', {})
      clock.pass(2_000)
    })).toBe(3_000)
  })

  test('runs on with the next start where nobody said so, and sound keeps its licence meanwhile', async () => {
    expect(await handlingMs(async ({ ask, clock }, clip) => {
      await ask('handling.pause', {})
      await ask('handling.pause', {})
      clock.pass(60_000)
      await ask('clips.start', { clip: clip.row.clip })
      clock.pass(500)
      await ask('clips.played', { clip: clip.row.clip, played: { spans: [{ from: 0, to: 500 }], speed: 1 } })
    })).toBe(1_500)
  })

  test('does not begin by being resumed', async () => {
    const clip = makeClip('call the dentist')
    const { ask, clock, vault } = await atWork(clip)
    await ask('handling.resume', {})
    clock.pass(5_000)
    await ask('clips.skip', { clip: clip.row.clip, cause: 'no_sound', played: null })
    expect(vault.stream.unsent(100).at(-1)?.payload).toMatchObject({ handlingMs: null })
  })
})

describe('what the hub says of own questions', () => {
  test('is kept, and counts as unseen until it was looked at', async () => {
    const clip = makeClip('call the dentist')
    const { ask, vault, clock, device } = await atWork(clip)
    const { question } = await ask('questions.ask', { clip: clip.row.clip, span, text })
    const own = createOwnQuestions(vault.db)
    const at = device.time.now()
    const received = { question, receivedAt: at, expiresAt: at + 60_000, answeredAt: null, declinedAt: null, answers: [] }
    expect([own.update(received), own.update(received)]).toEqual([true, false])
    expect(await ask('questions.mine', {})).toMatchObject([{ state: 'received', receivedAt: at, expiresAt: at + 60_000 }])
    clock.pass(60_000)
    expect(await ask('questions.mine', {})).toMatchObject([{ state: 'expired' }])
    own.update({ ...received, answeredAt: at, answers: [{ at, by: 'supervisor', text: 'a place' }] })
    expect(await ask('questions.mine', {})).toMatchObject([{ state: 'answered', seen: false, answers: [{ by: 'supervisor', text: 'a place' }] }])
    await ask('questions.seen', { questions: [question] })
    expect(await ask('questions.mine', {})).toMatchObject([{ state: 'answered', seen: true }])
  })

  test('that it could not be used is said as it is', async () => {
    const clip = makeClip('call the dentist')
    const { ask, vault } = await atWork(clip)
    const { question } = await ask('questions.ask', { clip: clip.row.clip, span, text })
    const { seq = 0 } = vault.stream.find(question)?.envelope ?? {}
    vault.stream.acknowledge({ epoch: 1, seq, watermark: 0 }, [{ seq, why: { code: 'question_known' } }])
    expect(await ask('questions.mine', {})).toMatchObject([{ state: 'refused' }])
  })
})

describe('the queue', () => {
  const queued = (clip: string, expiresAt: number, changes: Partial<QueuedQuestion> = {}): QueuedQuestion => ({
    question: randomUUID(), clip, locale: 'en-US', span, excerpt: { from: 0, to: 1_000 }, peaks: '', gainDb: 0, words: [],
    wordsApproximate: false, flags: [], text, receivedAt: 1, expiresAt, ...changes,
  })
  const withQueue = async (role: Role = 'supervisor', clips: MadeClip[] = []) => {
    const place = await openWorkplace(clips, role)
    const at = place.device.time.now()
    const [late, soon] = [queued(clips[0]?.row.clip ?? randomUUID(), at + 90_000), queued(randomUUID(), at + 60_000)]
    createQuestionQueue(place.vault.db).replace([late, soon])
    return { ...place, late, soon, at }
  }
  const listed = async ({ ask }: Pick<Awaited<ReturnType<typeof withQueue>>, 'ask'>) =>
    (await ask('questions.queue', {})).questions.map(({ question }) => question)

  test('is read and answered without a hub, what expires first at the top, and forgets what expired', async () => {
    const { ask, vault, late, soon, clock } = await withQueue()
    expect(await listed({ ask })).toEqual([soon.question, late.question])
    await ask('questions.answer', { question: soon.question, text: 'a place' })
    expect(vault.stream.unsent(100).at(-1)).toMatchObject({
      envelope: { type: 'question.answered' }, payload: { question: soon.question, clip: soon.clip, shift: null, text: 'a place' },
    })
    expect(await listed({ ask })).toEqual([late.question])
    expect(await reasonOf(() => ask('questions.answer', { question: soon.question, text: 'again' }))).toBe('question_closed')
    clock.pass(90_000)
    expect(await listed({ ask })).toEqual([])
    expect(await reasonOf(() => ask('questions.decline', { question: late.question }))).toBe('question_closed')
    expect(await reasonOf(() => ask('questions.decline', { question: randomUUID() }))).toBe('question_unknown')
  })

  test('does not bring back what was declined while the hub has not heard of it', async () => {
    const { ask, vault, late, soon } = await withQueue()
    await ask('questions.decline', { question: late.question })
    const queue = createQuestionQueue(vault.db)
    expect(queue.replace([late, soon])).toBe(false)
    expect(await listed({ ask })).toEqual([soon.question])
    expect(queue.replace([])).toBe(true)
    expect(await listed({ ask })).toEqual([])
  })

  test('is work: a reviewer answers while their shift runs, and knows the clip by its place', async () => {
    const clip = makeClip('call the dentist')
    const { ask, vault, late } = await withQueue('reviewer', [clip])
    expect((await ask('questions.queue', {})).questions.map(({ position }) => position)).toEqual([null, 1])
    for (const method of ['questions.listen', 'questions.start', 'questions.decline'] as const) {
      expect(await reasonOf(() => ask(method, { question: late.question })), method).toBe('no_shift')
    }
    expect(await reasonOf(() => ask('questions.answer', { question: late.question, text: 'a place' }))).toBe('no_shift')
    const { shift } = await ask('shift.start', { zone: 'UTC' })
    await ask('questions.answer', { question: late.question, text: 'a place' })
    expect(vault.stream.unsent(100).at(-1)?.payload).toMatchObject({ shift })
  })

  test('gives no sound without the hub', async () => {
    const { ask, late } = await withQueue()
    expect(await reasonOf(() => ask('questions.listen', { question: late.question }))).toBe('hub_unreachable')
    expect(await reasonOf(() => ask('questions.start', { question: late.question }))).toBe('ticket_unknown')
  })
})
