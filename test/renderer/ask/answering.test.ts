import { describe, expect, test } from 'vitest'
import { createAnswering } from '../../../renderer/ask/answering.ts'
import type { ExcerptSound } from '../../../renderer/player/excerpt-sound.ts'
import { createClient } from '../../../renderer/client.ts'
import { createReading } from '../../../renderer/state/reading.ts'
import { methods, type MethodInput } from '../../../shared/contract/methods.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import { createMemoryBridge, Refused } from '../stage/memory-bridge.ts'
import { createSilentPlayer } from '../review/desk/silent-player.ts'
import { openQuestionOf } from '../stage/questions.ts'

const excerptMs = 2000

function page({ count = 3, softly = false, refuse }: { count?: number; softly?: boolean; refuse?: Refused } = {}) {
  let questions = Array.from({ length: count }, (_, n) => openQuestionOf(n + 1, n === 1 ? { flags: ['distressing'] } : {}))
  const did: string[] = []
  const settle = ({ question }: { question: string }): Record<string, never> => {
    if (refuse !== undefined) throw refuse
    questions = questions.filter(one => one.question !== question)
    return {}
  }
  const bridge = createMemoryBridge({
    'questions.queue': () => ({ questions, readAt: 1 }),
    'questions.answer': settle,
    'questions.decline': settle,
  })
  const client = createClient(bridge, methods)
  const player = createSilentPlayer(excerptMs)
  let failure: Failure | null = null
  const sound: ExcerptSound = {
    player,
    show: (excerpt, soft) => void did.push(`show ${excerpt?.id.slice(-3) ?? 'nothing'}${soft ? ' softly' : ''}`),
    async play() {
      did.push('play')
      return failure
    },
    async report() {
      did.push('report')
    },
    close: () => void did.push('close'),
  }
  const queue = createReading({ read: () => client.call('questions.queue', {}), on: client.on, events: ['questions.changed'] })
  const drafts = new Map<string, string>()
  const settled: string[] = []
  const answering = createAnswering({ client, queue, drafts, makeSound: () => sound, softly: () => softly, onSettled: how => settled.push(how) })
  const end = answering.follow()
  return {
    answering, did, queue, drafts, settled, end, player,
    fail: (next: Failure) => {
      failure = next
    },
    front: () => answering.getState().selected?.question.slice(-3) ?? null,
    take: (remaining: number[]) => {
      questions = questions.filter((_, index) => remaining.includes(index + 1))
      return queue.refresh()
    },
    sent: (method: 'questions.answer' | 'questions.decline') => bridge.calls.filter(call => call.method === method).map(({ input }) => input as MethodInput<typeof method>),
    opened: () => queue.refresh(),
  }
}

describe('the answering page', () => {
  test('shows what expires first, silent; a flagged one is met softly', async () => {
    const { opened, front, did, answering } = page()
    await opened()
    expect(front()).toBe('301')
    answering.step(1)
    await opened()
    expect(did.filter(what => what.startsWith('show'))).toEqual(['show 301', 'show 302 softly'])
  })

  test('is met softly as a whole where the person wants it, and lifted by hand', async () => {
    const { opened, did, answering } = page({ softly: true })
    await opened()
    answering.toggleSoft()
    expect(did.filter(what => what.startsWith('show'))).toEqual(['show 301 softly', 'show 301'])
  })

  test('keeps what was written for each question, and where one is', async () => {
    const { opened, answering, front, take } = page()
    await opened()
    answering.write('a name')
    answering.select(answering.getState().questions?.[2]?.question ?? '')
    await opened()
    expect([front(), answering.getState().text]).toEqual(['303', ''])
    await take([1, 3])
    expect(front()).toBe('303')
    answering.step(-1)
    await opened()
    expect([front(), answering.getState().text]).toEqual(['301', 'a name'])
  })

  test('goes on with the question that has moved into the place of one that is gone', async () => {
    const { opened, answering, front, take } = page()
    await opened()
    answering.step(1)
    await opened()
    await take([1, 3])
    await opened()
    expect(front()).toBe('303')
    await take([])
    await opened()
    expect(front()).toBeNull()
  })

  test('hands over what sounded before the answer, and goes on', async () => {
    const { opened, answering, did, sent, settled, front, drafts } = page()
    await opened()
    answering.write(' a place ')
    await answering.answer()
    await opened()
    expect(sent('questions.answer')).toMatchObject([{ text: 'a place' }])
    expect(did.indexOf('report')).toBeGreaterThan(-1)
    expect([settled, front(), drafts.size]).toEqual([['sent'], '302', 0])
    await answering.decline()
    await opened()
    expect([settled, front()]).toEqual([['sent', 'declined'], '303'])
  })

  test('keeps an answer that could not be given, with the reason', async () => {
    const { opened, answering, settled } = page({ refuse: new Refused('question_closed') })
    await opened()
    answering.write('a place')
    await answering.answer()
    await opened()
    expect(answering.getState()).toMatchObject({ text: 'a place', busy: null, failure: { reason: 'question_closed' } })
    expect(settled).toEqual([])
  })

  test('takes no question from under somebody who writes, and says that it is closed', async () => {
    const { opened, answering, front, take } = page()
    await opened()
    answering.write('a place')
    await take([2, 3])
    expect(front()).toBe('301')
    expect(answering.getState()).toMatchObject({ text: 'a place', failure: { reason: 'question_closed' } })
    answering.step(1)
    await opened()
    expect([front(), answering.getState().failure]).toEqual(['302', null])
  })

  test('falls silent where the question is gone while it sounds, plays no more of it, and says why', async () => {
    const { opened, answering, did, take, player } = page()
    await opened()
    player.license('any')
    player.play()
    await take([2, 3])
    expect(player.getState().playing).toBe(false)
    expect(did.findLast(what => what.startsWith('show'))).toBe('show nothing')
    expect(answering.getState()).toMatchObject({ gone: true, failure: { reason: 'question_closed' } })
    await answering.replay()
    answering.toggleSoft()
    expect(did).not.toContain('play')
    expect(did.findLast(what => what.startsWith('show'))).toBe('show nothing')
    answering.step(1)
    await opened()
    expect(answering.getState()).toMatchObject({ gone: false, failure: null })
  })

  test('says why seconds cannot be heard, and forgets it with the next attempt', async () => {
    const { opened, answering, fail } = page()
    await opened()
    fail({ code: 'recalled', reason: 'excerpt_withheld', facts: {} })
    await answering.toggleSound()
    expect(answering.getState().failure?.reason).toBe('excerpt_withheld')
    answering.step(1)
    await opened()
    expect(answering.getState().failure).toBeNull()
  })

  test('lets go of every sound when it is left', async () => {
    const { opened, end, did, answering } = page()
    await opened()
    end()
    await opened()
    expect(did.slice(-2)).toEqual(['report', 'close'])
    expect(answering.getState().sound).toBeNull()
  })
})
