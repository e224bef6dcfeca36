import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Chosen } from '../../shared/domain/adjudication.ts'
import type { Annotation } from '../../shared/domain/annotation.ts'
import { rewrite } from '../../shared/domain/rewriting.ts'
import type { OpenAdjudication } from '../../shared/hub-api/adjudications.ts'
import type { Client } from '../client.ts'
import type { ExcerptSound } from '../player/excerpt-sound.ts'
import type { Waiting } from './waiting.ts'
import { placesApart, wordsBeside } from './words-apart.ts'

/** Words, verdict and intent of a third answer; the rest of it is taken over from the one it was begun with. */
export type ThirdAnswer = Pick<Annotation, 'transcript' | 'wake' | 'intent'>

export type AdjudicatingState = {
  open: OpenAdjudication | null
  chosen: Chosen | null
  third: Annotation | null
  reason: string
  soft: boolean
  /** Whether any of it has sounded: nobody decides before. */
  heard: boolean
  busy: 'reading' | 'fetching' | 'deciding' | null
  failure: Failure | null
  /** Null until the page is followed. */
  sound: ExcerptSound | null
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
  const store = createStore<AdjudicatingState>(() => ({ ...untouched, soft: false, busy: null, sound: null }))
  let place = 0
  let wanted: string | null = null

  async function rest(): Promise<void> {
    const { sound } = store.getState()
    sound?.player.pause()
    await sound?.report()
  }
  function present(open: OpenAdjudication | null, soft: boolean): void {
    const excerpt = open === null ? null : { id: open.adjudication, durationMs: open.durationMs, peaks: open.peaks, gainDb: open.gainDb }
    store.getState().sound?.show(excerpt, soft)
    store.setState({ soft })
  }
  async function read(adjudication: string | null): Promise<void> {
    wanted = adjudication
    await rest()
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
  /** Keeps the one in front; another comes only where nothing is in front. */
  function takeUp(): void {
    const first = listed()[0]
    if (wanted === null && first !== undefined) void read(first)
  }
  async function play(from: number | null): Promise<void> {
    const { sound, busy, open } = store.getState()
    if (sound === null || busy !== null || open === null) return
    if (from !== null) sound.player.seek(from)
    store.setState({ busy: 'fetching', failure: null })
    const failure = await sound.play()
    store.setState(state => ({ busy: null, failure, heard: state.heard || failure === null }))
  }
  const canDecide = (): boolean => {
    const { chosen, reason, heard, busy } = store.getState()
    return chosen !== null && reason.trim() !== '' && heard && busy === null
  }

  return Object.assign(store, {
    follow() {
      const sound = makeSound()
      store.setState({ sound })
      const end = waiting.subscribe(takeUp)
      void waiting.refresh()
      takeUp()
      return () => {
        end()
        sound.player.pause()
        void sound.report().finally(sound.close)
        wanted = null
        store.setState({ ...untouched, busy: null, sound: null })
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
    async toggleSound() {
      const player = store.getState().sound?.player
      if (player?.getState().playing === true) player.pause()
      else await play(null)
    },
    playFrom: play,
    async playApart(by: 1 | -1) {
      const { open } = store.getState()
      if (open === null) return
      const places = placesApart(wordsBeside(open.a, open.b))
      place = Math.max(0, Math.min(places.length - 1, place + by))
      await play(Math.max(0, (places[place] ?? 0) - leadInMs))
    },
    toggleSoft() {
      const { open, soft } = store.getState()
      void rest()
      present(open, !soft)
    },
    canDecide,
    async decide() {
      const { open, chosen, third, reason } = store.getState()
      if (open === null || chosen === null || !canDecide()) return
      store.setState({ busy: 'deciding', failure: null })
      await rest()
      const { adjudication, version } = open
      const at = listed().indexOf(adjudication)
      const decision = { seen: version, chosen, annotation: chosen === 'third' ? third : null, reason: reason.trim() }
      const reply = await client.call('adjudications.settle', { adjudication, decision })
      store.setState({ busy: null, failure: reply.ok ? null : reply.failure })
      if (!reply.ok) return
      onDecided()
      await waiting.refresh()
      const left = listed().filter(one => one !== adjudication)
      await read(left[Math.min(Math.max(at, 0), left.length - 1)] ?? null)
    },
    rest,
  })
}
