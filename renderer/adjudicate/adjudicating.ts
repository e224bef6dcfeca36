import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Chosen } from '../../shared/domain/adjudication.ts'
import type { Annotation } from '../../shared/domain/annotation.ts'
import { rewrite } from '../../shared/domain/rewriting.ts'
import type { OpenAdjudication } from '../../shared/hub-api/adjudications.ts'
import type { Client } from '../client.ts'
import type { ExcerptSound } from '../player/excerpt-sound.ts'
import { createHearing, unheard, type HearingState } from './hearing.ts'
import type { Waiting } from './waiting.ts'
import { placesApart, wordsBeside } from './words-apart.ts'

/** Words, verdict and intent of a third answer; the rest of it is taken over from the one it was begun with. */
export type ThirdAnswer = Pick<Annotation, 'transcript' | 'wake' | 'intent'>

export type AdjudicatingState = HearingState & {
  open: OpenAdjudication | null
  chosen: Chosen | null
  third: Annotation | null
  reason: string
}

/** Somebody hears clips that two people answered differently, and decides on one after the other. */
export type Adjudicating = StoreApi<AdjudicatingState> & {
  /** Takes up what waits, with a sound path of its own; returns what ends it. */
  follow(): () => void
  select(adjudication: string): void
  /** To the next of those that wait, or the one before. */
  step(by: 1 | -1): void
  choose(chosen: Chosen): void
  write(change: Partial<ThirdAnswer>): void
  explain(reason: string): void
  toggleSound(): Promise<void>
  /** From an instant of the clip on, in milliseconds. */
  playFrom(ms: number): Promise<void>
  /** From the next place at which the answers differ, or the one before. */
  playApart(by: 1 | -1): Promise<void>
  toggleSoft(): void
  canDecide(): boolean
  decide(): Promise<void>
  /** Silence; what sounded is handed over. */
  rest(): Promise<void>
}

type Dependencies = {
  client: Client
  waiting: Waiting
  makeSound(): ExcerptSound
  /** Whether everything is to be met softly. */
  softly(): boolean
  onDecided(): void
}

const untouched = { open: null, chosen: null, third: null, reason: '', heard: false, failure: null } as const
/** So much is heard before the place where answers part. */
const leadInMs = 500

export function createAdjudicating({ client, waiting, makeSound, softly, onDecided }: Dependencies): Adjudicating {
  const store = createStore<AdjudicatingState>(() => ({ ...unheard, ...untouched }))
  const hearing = createHearing(store, makeSound)
  let place = 0
  let settling = false
  let wanted: string | null = null

  function present(open: OpenAdjudication | null, soft: boolean): void {
    hearing.show(open === null ? null : { id: open.adjudication, durationMs: open.durationMs, peaks: open.peaks, gainDb: open.gainDb }, soft)
  }
  async function read(adjudication: string | null): Promise<void> {
    wanted = adjudication
    await hearing.rest()
    store.setState({ ...untouched, busy: adjudication === null ? null : 'reading' })
    present(null, false)
    if (adjudication === null) return
    const reply = await client.call('adjudications.read', { adjudication })
    if (wanted !== adjudication) return
    store.setState({ busy: null })
    if (!reply.ok) return store.setState({ failure: reply.failure })
    place = -1
    store.setState({ open: reply.value })
    present(reply.value, softly() || reply.value.flags.length > 0)
  }
  const listed = (): readonly string[] => (waiting.getState().value ?? []).map(({ adjudication }) => adjudication)
  /** Lets go of what is in front where its recording is withheld meanwhile, and says so; of all else the failure tells alone. */
  async function letGoOfWithheld(adjudication: string, failure: Failure): Promise<void> {
    if (wanted !== adjudication || failure.reason !== 'decision_closed') return
    await hearing.rest()
    store.setState({ ...untouched, failure })
    present(null, false)
  }
  async function readAgain(adjudication: string): Promise<void> {
    const reply = await client.call('adjudications.read', { adjudication })
    if (!reply.ok) await letGoOfWithheld(adjudication, reply.failure)
  }
  /** Keeps the one in front as long as somebody may hear it; another comes only where nothing is in front. */
  function takeUp(): void {
    const first = listed()[0]
    if (wanted === null && first !== undefined) void read(first)
    else if (wanted !== null && !settling && store.getState().open !== null && !listed().includes(wanted)) void readAgain(wanted)
  }
  const canDecide = (): boolean => {
    const { chosen, reason, heard, busy } = store.getState()
    return chosen !== null && reason.trim() !== '' && heard && busy === null
  }

  return Object.assign(store, {
    follow() {
      const end = hearing.begin()
      const leave = waiting.subscribe(takeUp)
      void waiting.refresh()
      takeUp()
      return () => {
        leave()
        end()
        wanted = null
        store.setState(untouched)
      }
    },
    select(adjudication: string) {
      if (adjudication !== wanted) void read(adjudication)
    },
    step(by: 1 | -1) {
      const next = listed()[listed().indexOf(wanted ?? '') + by]
      if (next !== undefined) void read(next)
    },
    choose(chosen: Chosen) {
      const { open, third, chosen: before } = store.getState()
      if (open === null) return
      const begun = third ?? open[before === 'b' ? 'b' : 'a'].annotation
      store.setState({ chosen, failure: null, ...(chosen === 'third' ? { third: begun } : {}) })
    },
    write({ transcript, ...change }: Partial<ThirdAnswer>) {
      const { third } = store.getState()
      if (third === null) return
      store.setState({ third: { ...third, ...change, ...(transcript === undefined ? {} : rewrite(third, transcript)) } })
    },
    explain: (reason: string) => store.setState({ reason }),
    toggleSound: hearing.toggle,
    playFrom: hearing.play,
    async playApart(by: 1 | -1) {
      const { open } = store.getState()
      if (open === null) return
      const places = placesApart(wordsBeside(open.a, open.b))
      place = Math.max(0, Math.min(places.length - 1, place + by))
      await hearing.play(Math.max(0, (places[place] ?? 0) - leadInMs))
    },
    toggleSoft() {
      const { open, soft } = store.getState()
      void hearing.rest()
      present(open, !soft)
    },
    canDecide,
    async decide() {
      const { open, chosen, third, reason } = store.getState()
      if (open === null || chosen === null || !canDecide()) return
      store.setState({ busy: 'deciding', failure: null })
      settling = true
      await hearing.rest()
      const { adjudication, version } = open
      const at = listed().indexOf(adjudication)
      const decision = { seen: version, chosen, annotation: chosen === 'third' ? third : null, reason: reason.trim() }
      const reply = await client.call('adjudications.settle', { adjudication, decision })
      store.setState({ busy: null, failure: reply.ok ? null : reply.failure })
      if (reply.ok) {
        onDecided()
        await waiting.refresh()
      }
      settling = false
      if (!reply.ok) return letGoOfWithheld(adjudication, reply.failure)
      const left = listed().filter(one => one !== adjudication)
      await read(left[Math.min(Math.max(at, 0), left.length - 1)] ?? null)
    },
    rest: hearing.rest,
  })
}
