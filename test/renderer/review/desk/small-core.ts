import { vi } from 'vitest'
import { createClient } from '../../../../renderer/client.ts'
import { createDesk } from '../../../../renderer/review/desk/desk.ts'
import type { AskSubject } from '../../../../renderer/state/asking.ts'
import type { ClipPage, ClipRow } from '../../../../shared/contract/clips.ts'
import { methods, type MethodInput } from '../../../../shared/contract/methods.ts'
import type { Catalogue } from '../../../../shared/domain/catalogue.ts'
import { defaultSettings, type Settings } from '../../../../shared/contract/settings.ts'
import type { Annotation, TimedWord } from '../../../../shared/domain/annotation.ts'
import { TaskSpecification } from '../../../../shared/domain/task.ts'
import { aheadIn } from '../../stage/line.ts'
import { createMemoryBridge, Refused, type Handlers } from '../../stage/memory-bridge.ts'
import { createSilentPlayer } from './silent-player.ts'

export const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const batch = idOf(900)
const askedByDefault = [
  { kind: 'wake', required: true, options: ['meant', 'no_request', 'media', 'unsure'], preset: 'meant' },
  { kind: 'transcript', required: true },
  { kind: 'quality', required: false, options: ['noisy', 'far'] },
]
export const durationMs = 3000
export const fresh: Annotation = { wake: 'meant', quality: [], transcript: 'play music', intent: null, slots: [], sensitive: [], background: [], choices: {} }

/** A desk over a small core in memory, which keeps states, drafts and what was told of the sound. */
type SmallCore = {
  clips?: number
  refuse?: (method: string) => Refused | null
  /** What is asked, as a task specification has it. */
  questions?: unknown[]
  /** What differs about every clip. */
  page?: Partial<ClipPage>
  catalogue?: Catalogue
  /** The positions of clips that are met softened. */
  shielded?: readonly number[]
  settings?: Partial<Settings>
  words?: TimedWord[]
  /** Holds the panel for a question open until it is resolved. */
  questioning?: PromiseWithResolvers<void>
}

export function makeDesk({
  clips = 4, refuse, questions = askedByDefault, page: changes = {}, catalogue, shielded = [], settings: chosen = {}, words = [], questioning,
}: SmallCore = {}) {
  const task = TaskSpecification.parse({ id: 'default', version: 1, questions })
  const rows: ClipRow[] = Array.from({ length: clips }, (_, n) => ({ clip: idOf(n + 1), batch, position: n + 1, state: 'ready', wake: null }))
  const drafts = new Map<string, Annotation>()
  const undone: string[] = []
  const failures: string[] = []
  const speech = [{ from: 500, to: 1500 }]
  const player = createSilentPlayer(durationMs, speech)
  const settings = { ...defaultSettings, ...chosen }
  const asked: AskSubject[] = []
  const row = (clip: string): ClipRow => rows.find(candidate => candidate.clip === clip)!
  const waiting = (after: string): string | null =>
    [...rows.slice(row(after).position), ...rows].find(({ clip, state }) => clip !== after && (state === 'ready' || state === 'open'))?.clip ?? null
  const page = (clip: string): ClipPage => ({
    clip, batch, position: row(clip).position, state: row(clip).state, locale: 'en-US', day: null, durationMs, peaks: 'AAAA', gainDb: 0,
    shielded: shielded.includes(row(clip).position), speech, hypothesis: 'play music', words, wordsApproximate: true, suggestedIntent: null, suggestedSlots: [],
    heard: [], revision: 0, ...changes, annotation: drafts.get(clip) ?? changes.annotation ?? fresh,
  })
  const check = (method: string): void => {
    const refused = refuse?.(method) ?? null
    if (refused !== null) throw refused
  }
  const license = (clip: string): void => {
    check('clips.start')
    if (row(clip).state === 'ready') row(clip).state = 'open'
    player.did.push(`licence ${clip.at(-1)}`)
  }
  function answered(clip: string, state: 'submitted' | 'skipped', begin: string | undefined) {
    row(clip).state = state
    undone.push(clip)
    const next = waiting(clip)
    if (next === null || next !== begin || refuse?.('clips.start') != null) return { next }
    license(next)
    return { next, startedAt: 1 }
  }
  const handlers: Handlers = {
    'batches.read': () => ({ batch, name: 'B', purpose: 'p', legalBasis: 'consent', retainUntil: '2027-01-01', endsAt: 1, task }),
    'catalogue.read': () => catalogue ?? null,
    'clips.list': () => rows,
    'clips.current': () => ({ clip: rows.find(({ state }) => state === 'open' || state === 'ready')?.clip ?? null, upcoming: [] }),
    'clips.ahead': input => aheadIn(rows, input),
    'clips.open': ({ clip }) => {
      check('clips.open')
      return page(clip)
    },
    'clips.start': ({ clip }) => {
      license(clip)
      return { startedAt: 1 }
    },
    'clips.played': () => ({ heard: [] }),
    'handling.pause': () => ({}),
    'handling.resume': () => ({}),
    'annotations.save': ({ clip, annotation }) => {
      drafts.set(clip, annotation)
      return { revision: 1 }
    },
    'annotations.submit': ({ clip, annotation, begin }) => {
      check('annotations.submit')
      drafts.set(clip, annotation)
      return answered(clip, 'submitted', begin)
    },
    'clips.skip': ({ clip, begin }) => answered(clip, 'skipped', begin),
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
    settings: () => settings,
    remember: change => Object.assign(settings, change),
    async onAsk(subject) {
      asked.push(subject)
      await questioning?.promise
    },
  })
  desk.listening.watch()
  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(200)
  const called = <M extends 'annotations.submit' | 'annotations.save' | 'clips.played' | 'clips.skip'>(method: M) =>
    bridge.calls.filter(call => call.method === method).map(({ input }) => input as MethodInput<M>)
  return {
    desk, player, settings, rows, failures, asked, bridge, called, settle,
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
