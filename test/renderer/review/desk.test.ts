import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createClient } from '../../../renderer/client.ts'
import { createDesk } from '../../../renderer/review/desk.ts'
import type { EscalationOutcome, EscalationSubject } from '../../../renderer/state/escalating.ts'
import type { ClipPage, ClipRow } from '../../../shared/contract/clips.ts'
import { methods, type MethodInput } from '../../../shared/contract/methods.ts'
import type { Annotation, TaskSpecification } from '../../../shared/domain/annotation.ts'
import { createMemoryBridge, Refused, type Handlers } from '../stage/memory-bridge.ts'
import { createSilentPlayer } from './silent-player.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const batch = idOf(900)
const task: TaskSpecification = {
  id: 'default',
  version: 1,
  questions: [
    { kind: 'wake', required: true, options: ['meant', 'no_request', 'media', 'unsure'], preset: 'meant' },
    { kind: 'transcript', required: true },
    { kind: 'quality', required: false, options: ['noisy', 'far'] },
  ],
}
const durationMs = 3000
const fresh: Annotation = { wake: 'meant', quality: [], transcript: 'play music', intent: null, slots: [], sensitive: [] }

/** A desk over a small core in memory, which keeps states, drafts and what was told of the sound. */
function make({ clips = 4, refuse, escalation }: { clips?: number; refuse?: (method: string) => Refused | null; escalation?: EscalationOutcome } = {}) {
  const rows: ClipRow[] = Array.from({ length: clips }, (_, n) => ({ clip: idOf(n + 1), batch, position: n + 1, state: 'ready', wake: null }))
  const drafts = new Map<string, Annotation>()
  const undone: string[] = []
  const failures: string[] = []
  const subjects: EscalationSubject[] = []
  const player = createSilentPlayer(durationMs)
  const row = (clip: string): ClipRow => rows.find(candidate => candidate.clip === clip)!
  const waiting = (after: string): string | null =>
    [...rows.slice(row(after).position), ...rows].find(({ clip, state }) => clip !== after && (state === 'ready' || state === 'open'))?.clip ?? null
  const page = (clip: string): ClipPage => ({
    clip, batch, position: row(clip).position, state: row(clip).state, locale: 'en-US', day: null, durationMs, peaks: 'AAAA', gainDb: 0,
    speech: [{ from: 500, to: 1500 }], hypothesis: 'play music', words: [], wordsApproximate: true, suggestedIntent: null, suggestedSlots: [],
    heard: [], annotation: drafts.get(clip) ?? fresh, revision: 0,
  })
  const check = (method: string): void => {
    const refused = refuse?.(method) ?? null
    if (refused !== null) throw refused
  }
  const handlers: Handlers = {
    'batches.read': () => ({ batch, name: 'B', purpose: 'p', legalBasis: 'consent', retainUntil: '2027-01-01', endsAt: 1, task }),
    'clips.list': () => rows,
    'clips.current': () => ({ clip: rows.find(({ state }) => state === 'open' || state === 'ready')?.clip ?? null, upcoming: [] }),
    'clips.open': ({ clip }) => page(clip),
    'clips.start': ({ clip }) => {
      check('clips.start')
      if (row(clip).state === 'ready') row(clip).state = 'open'
      player.did.push(`licence ${clip.at(-1)}`)
      return { startedAt: 1 }
    },
    'clips.played': () => ({ heard: [] }),
    'annotations.save': ({ clip, annotation }) => {
      drafts.set(clip, annotation)
      return { revision: 1 }
    },
    'annotations.submit': ({ clip, annotation }) => {
      check('annotations.submit')
      drafts.set(clip, annotation)
      row(clip).state = 'submitted'
      undone.push(clip)
      return { next: waiting(clip) }
    },
    'clips.skip': ({ clip }) => {
      row(clip).state = 'skipped'
      undone.push(clip)
      return { next: waiting(clip) }
    },
    'history.undo': () => {
      const clip = undone.pop()
      if (clip === undefined) throw new Refused('nothing_to_undo')
      row(clip).state = 'open'
      return { clip }
    },
  }
  const bridge = createMemoryBridge(handlers)
  const desk = createDesk({
    client: createClient(bridge, methods),
    player,
    fail: ({ reason }) => failures.push(reason),
    announce: () => undefined,
    autoplay: () => true,
    async onEscalate(subject) {
      subjects.push(subject)
      return escalation ?? { filed: false }
    },
  })
  desk.listening.watch()
  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(200)
  const called = <M extends 'annotations.submit' | 'annotations.save' | 'clips.played' | 'clips.skip'>(method: M) =>
    bridge.calls.filter(call => call.method === method).map(({ input }) => input as MethodInput<M>)
  return {
    desk, player, rows, failures, subjects, bridge, called, settle,
    front: () => desk.store.getState().work?.page.position ?? null,
    async listen(ms = durationMs) {
      if (!player.getState().playing) desk.listening.toggle()
      await vi.advanceTimersByTimeAsync(0)
      player.run(ms)
    },
    async open() {
      await Promise.all([desk.start(), settle()])
    },
  }
}

describe('opening the desk', () => {
  test('puts the first clip in front in silence, and the next two behind it', async () => {
    const { open, front, player } = make()
    await open()
    expect(front()).toBe(1)
    expect([idOf(1), idOf(2), idOf(3)].every(player.holds)).toBe(true)
    expect(player.did).toEqual(['show 1'])
  })

  test('makes sound only when the core has licensed it', async () => {
    const { open, listen, player } = make()
    await open()
    await listen(100)
    expect(player.did).toEqual(['show 1', 'licence 1', 'play 1'])
  })

  test('stays silent when the core refuses, and says why', async () => {
    const { open, listen, player, failures } = make({ refuse: method => (method === 'clips.start' ? new Refused('lease_ended') : null) })
    await open()
    await listen(100)
    expect(player.did).toEqual(['show 1'])
    expect(failures).toEqual(['lease_ended'])
  })
})

describe('accepting', () => {
  test('shows the next clip before the core has answered, and lets it sound only after', async () => {
    const { open, listen, desk, front, player, settle } = make()
    await open()
    await listen()
    player.did.length = 0
    desk.accept()
    expect(front()).toBe(2)
    expect(player.getState()).toMatchObject({ clip: idOf(2), playing: false })
    await settle()
    expect(player.did).toEqual(['licence 2', 'show 2', 'play 2'])
  })

  test('tells what sounded, once: with the answer, or before it when the clip had fallen silent', async () => {
    const { open, listen, desk, called, settle } = make()
    await open()
    await listen(1600)
    desk.accept()
    await settle()
    expect(called('annotations.submit')).toEqual([{ clip: idOf(1), annotation: fresh, played: { spans: [{ from: 0, to: 1600 }], speed: 1 } }])
    await listen()
    await settle()
    expect(called('clips.played')).toEqual([{ clip: idOf(2), played: { spans: [{ from: 0, to: 3000 }], speed: 1 } }])
    desk.accept()
    await settle()
    expect(called('annotations.submit')[1]?.played).toBeNull()
  })

  test('comes back to the clip with everything entered when the core refuses, and says why', async () => {
    const { open, listen, desk, front, player, failures, settle, called } = make({
      refuse: method => (method === 'annotations.submit' ? new Refused('disk_full') : null),
    })
    await open()
    desk.edit({ transcript: 'play the music' })
    await listen()
    player.did.length = 0
    desk.accept()
    expect(front()).toBe(2)
    await settle()
    expect(front()).toBe(1)
    expect(desk.store.getState().work?.draft.transcript).toBe('play the music')
    expect(desk.store.getState().rows[0]?.state).not.toBe('submitted')
    expect(failures).toEqual(['disk_full'])
    expect(player.did).not.toContain('play 2')
    await vi.advanceTimersByTimeAsync(1000)
    expect(called('annotations.save').at(-1)?.annotation.transcript).toBe('play the music')
  })

  test('stops at a question that must be answered', async () => {
    const { open, desk, called, listen } = make()
    await open()
    await listen()
    desk.edit({ transcript: ' ' })
    desk.accept()
    expect(desk.store.getState().open).toEqual(['transcript'])
    expect(called('annotations.submit')).toEqual([])
  })

  test('ends at the last clip', async () => {
    const { open, listen, desk, settle } = make({ clips: 1 })
    await open()
    await listen()
    desk.accept()
    await settle()
    expect(desk.store.getState()).toMatchObject({ stage: 'finished', work: null })
  })
})

describe('speech that was not heard', () => {
  test('arms: the clip plays to its end and goes on by itself', async () => {
    const { open, desk, front, player, settle, called } = make()
    await open()
    desk.accept()
    expect(desk.store.getState().armed).toBe(true)
    await vi.advanceTimersByTimeAsync(0)
    player.run(1400)
    expect(front()).toBe(1)
    player.run(200)
    await settle()
    expect(front()).toBe(2)
    expect(called('annotations.submit')).toHaveLength(1)
  })

  test('disarmed, waits again', async () => {
    const { open, desk, front, player, settle } = make()
    await open()
    desk.accept()
    await vi.advanceTimersByTimeAsync(0)
    player.run(300)
    desk.listening.disarm()
    player.run(3000)
    await settle()
    expect(front()).toBe(1)
  })

  test('does not hold up a false wake, which goes on at once', async () => {
    const { open, desk, front, called, settle } = make()
    await open()
    desk.answerWake('media')
    expect(front()).toBe(2)
    await settle()
    expect(called('annotations.submit')[0]).toMatchObject({ annotation: { wake: 'media' }, played: null })
  })

  test('does not hold up a skip', async () => {
    const { open, desk, front, called, settle } = make()
    await open()
    desk.skip('known_person')
    expect(front()).toBe(2)
    await settle()
    expect(called('clips.skip')).toEqual([{ clip: idOf(1), cause: 'known_person', played: null }])
  })
})

describe('the way back', () => {
  test('opens the clip before, and goes on from it without a second answer when nothing was changed', async () => {
    const { open, desk, front, called, settle } = make()
    await open()
    desk.answerWake('media')
    await settle()
    desk.previous()
    await settle()
    expect(front()).toBe(1)
    desk.accept()
    await settle()
    expect(front()).toBe(2)
    expect(called('annotations.submit')).toHaveLength(1)
  })

  test('undoes across clips', async () => {
    const { open, desk, front, settle, failures } = make()
    await open()
    desk.answerWake('media')
    await settle()
    await Promise.all([desk.undo(), settle()])
    expect(front()).toBe(1)
    await Promise.all([desk.undo(), settle()])
    expect(failures).toEqual(['nothing_to_undo'])
  })
})

describe('escalating', () => {
  test('falls silent first, marks the last heard seconds and veils the clip', async () => {
    const { open, listen, desk, player, subjects, settle, called, front } = make()
    await open()
    await listen(1200)
    const done = desk.escalate()
    expect(player.getState().playing).toBe(false)
    expect(desk.store.getState().escalating).toBe(true)
    await settle()
    await done
    expect(subjects).toEqual([
      { clip: idOf(1), position: 1, durationMs, span: { from: 0, to: 1200 }, played: { spans: [{ from: 0, to: 1200 }], speed: 1 } },
    ])
    expect(called('clips.played')).toHaveLength(1)
    expect(front()).toBe(1)
    expect(desk.store.getState().escalating).toBe(false)
  })

  test('goes on with another clip, in silence, once it was filed', async () => {
    const { open, listen, desk, player, settle, called, front } = make({ escalation: { filed: true, next: idOf(2), resting: false } })
    await open()
    await listen(1200)
    await Promise.all([desk.escalate(), settle()])
    await settle()
    expect(front()).toBe(2)
    expect(player.getState().playing).toBe(false)
    expect(called('clips.played')).toEqual([])
  })
})

test('what was entered is handed over when the desk rests', async () => {
  const { open, desk, called, settle } = make()
  await open()
  desk.edit({ transcript: 'play musi' })
  await Promise.all([desk.rest(), settle()])
  expect(called('annotations.save').at(-1)).toMatchObject({ clip: idOf(1), annotation: { transcript: 'play musi' } })
})
