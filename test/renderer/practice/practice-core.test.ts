import { beforeEach, describe, expect, test } from 'vitest'
import { createClient, type Client } from '../../../renderer/client.ts'
import { recordings } from '../../../renderer/practice/clips/recordings.ts'
import { createPracticeCore, type PracticeCore } from '../../../renderer/practice/core/practice-core.ts'
import { lessons, type LessonId } from '../../../renderer/practice/lessons.ts'
import type { Played } from '../../../shared/contract/clips.ts'
import { methods } from '../../../shared/contract/methods.ts'
import { defaultSettings } from '../../../shared/contract/settings.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import { idOf } from '../stage/figures.ts'
import { reportOn } from '../../support/reports.ts'

// Every answer is parsed by the contract's own schemas on its way: what practice says is what a core may say.

let core: PracticeCore
let client: Client
let over: number
let time: number

const begin = (id: LessonId): void => core.begin(lessons.find(lesson => lesson.id === id)!)
const value = async <T>(reply: Promise<{ ok: true; value: T } | { ok: false; failure: { reason: string } }>): Promise<T> => {
  const answer = await reply
  if (!answer.ok) throw new Error(answer.failure.reason)
  return answer.value
}
const reason = async (reply: Promise<{ ok: boolean; failure?: { reason: string } }>): Promise<string | undefined> => (await reply).failure?.reason
const current = async (): Promise<string | null> => (await value(client.call('clips.current', {}))).clip
const front = async (): Promise<string> => (await current()) ?? ''
const whole = (name: keyof typeof recordings): Played => ({ spans: [{ from: 0, to: recordings[name].durationMs }], speed: 1 })
const draft = async (clip: string): Promise<Annotation> => (await value(client.call('clips.open', { clip }))).annotation
const stateOf = async (clip: string) => (await value(client.call('clips.list', {}))).find(row => row.clip === clip)?.state

beforeEach(() => {
  let last = 0
  over = 0
  time = 0
  core = createPracticeCore({
    names: { batch: 'Practice', purpose: 'practice', person: 'practice' }, settings: defaultSettings,
    newId: () => idOf(++last), now: () => time, onOver: () => over++,
  })
  client = createClient(core.bridge, methods)
})

describe('practice', () => {
  test('is an open session of nobody, with no shift and nothing to send', async () => {
    expect(await value(client.call('session.read', {}))).toMatchObject({ stage: 'open', hubAddress: null, person: { role: 'reviewer' } })
    expect(await value(client.call('shift.read', {}))).toBeNull()
    expect(await value(client.call('sync.status', {}))).toMatchObject({ waiting: 0, lastSyncAt: null })
  })

  test('says of everything else that it is no part of it', async () => {
    for (const call of [client.call('shift.start', { zone: 'UTC' }), client.call('sync.start', {}), client.call('board.read', { from: 0, to: 1 })]) {
      expect(await reason(call)).toBe('not_in_practice')
    }
    expect(await reason(client.call('clips.open', { clip: idOf(999) }))).toBe('clip_unknown')
  })

  test('changes settings for its own time only, and lets a lesson have its way', async () => {
    await client.call('settings.write', { speed: 1.5, shieldAll: false })
    begin('shield')
    expect(await value(client.call('settings.read', {}))).toMatchObject({ speed: 1.5, shieldAll: true })
    begin('accept')
    expect(await value(client.call('settings.read', {}))).toMatchObject({ speed: 1.5, shieldAll: false })
    expect(defaultSettings.speed).toBe(1)
  })

  test('tells the screen where the sound lies', async () => {
    begin('wrongWord')
    expect((await value(client.call('clips.prepare', { clip: await front() }))).ticket).toContain('milk.opus')
  })

  test('accepts nothing unheard, and hears on from where it was', async () => {
    begin('accept')
    const clip = await front()
    const annotation = await draft(clip)
    const { speech: [speech], durationMs } = recordings['kitchen-light']
    await value(client.call('clips.start', { clip }))
    expect(await reason(client.call('annotations.submit', { clip, annotation, played: { spans: [{ from: 0, to: speech!.from + 300 }], speed: 1 } }))).toBe('not_all_heard')
    expect(await stateOf(clip)).toBe('open')
    expect(await value(client.call('clips.played', { clip, played: { spans: [{ from: speech!.from + 300, to: durationMs }], speed: 1 } }))).toEqual({ heard: [{ from: 0, to: durationMs }] })
    expect(await value(client.call('annotations.submit', { clip, annotation, played: null }))).toEqual({ next: null })
    expect(over).toBe(1)
  })

  test('asks for what is required, and lets a false wake go unheard', async () => {
    begin('falseWake')
    const clip = await front()
    const annotation = await draft(clip)
    expect(await reason(client.call('annotations.submit', { clip, annotation: { ...annotation, transcript: ' ' }, played: whole('commuter-train') }))).toBe('questions_open')
    expect(await value(client.call('annotations.submit', { clip, annotation: { ...annotation, wake: 'similar_word' }, played: null }))).toEqual({ next: null })
    expect(core.desk()?.answers()).toMatchObject([{ kind: 'annotation', annotation: { wake: 'similar_word' } }])
  })

  test('takes typing back as one step, and each answer as one', async () => {
    begin('undo')
    const clip = await front()
    const before = await draft(clip)
    for (const transcript of ['computer turn off the la', 'computer turn off the lam', 'computer turn off the lamp']) {
      time += 200
      await client.call('annotations.save', { clip, annotation: { ...before, transcript } })
    }
    await value(client.call('annotations.submit', { clip, annotation: { ...before, transcript: 'computer turn off the lamp' }, played: whole('hall-lamp') }))
    expect(await value(client.call('history.undo', {}))).toEqual({ clip })
    expect(await stateOf(clip)).toBe('open')
    expect((await draft(clip)).transcript).toBe('computer turn off the lamp')
    expect(await value(client.call('history.undo', {}))).toEqual({ clip })
    expect(await draft(clip)).toEqual(before)
    expect(await reason(client.call('history.undo', {}))).toBe('nothing_to_undo')
    await value(client.call('history.redo', {}))
    await value(client.call('history.redo', {}))
    expect(await stateOf(clip)).toBe('submitted')
    expect(await reason(client.call('history.redo', {}))).toBe('nothing_to_redo')
  })

  test('ends the lesson of taking back when the first clip is answered anew', async () => {
    begin('undo')
    const clip = await front()
    const annotation = await draft(clip)
    const { next } = await value(client.call('annotations.submit', { clip, annotation, played: whole('hall-lamp') }))
    expect(next).toBe(await current())
    expect(over).toBe(0)
    await client.call('history.undo', {})
    expect(await value(client.call('annotations.submit', { clip, annotation: { ...annotation, transcript: 'computer turn off the lamp' }, played: null }))).toEqual({ next: null })
    expect(over).toBe(1)
    expect(core.desk()?.answers()).toMatchObject([{ annotation: { transcript: 'computer turn off the lamp' } }, null])
  })

  test('seals what was escalated, and files nothing', async () => {
    begin('escalate')
    const clip = await front()
    const filed = client.call('escalations.file', reportOn(clip))
    expect(await value(filed)).toMatchObject({ next: null })
    expect(await reason(client.call('clips.open', { clip }))).toBe('clip_sealed')
    expect(await value(client.call('escalations.mine', {}))).toEqual([])
    expect(await reason(client.call('history.undo', {}))).toBe('nothing_to_undo')
  })

  test('lays a lesson out afresh, under names that were not used before', async () => {
    begin('accept')
    const clip = await front()
    begin('accept')
    expect(await front()).not.toBe(clip)
    expect(await reason(client.call('clips.start', { clip }))).toBe('clip_unknown')
  })
})
