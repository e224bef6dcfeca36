import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { Span } from '../../../shared/domain/values.ts'
import type { EscalationCase } from '../../../shared/hub-api/escalations.ts'
import type { Excerpt, ExcerptSound } from '../../player/excerpt-sound.ts'

export type CaseSoundState = {
  /** The seconds in front, of the whole recording; null where nothing of it can be played. */
  span: Span | null
  /** All of the clip, instead of what the filer marked. */
  whole: boolean
  soft: boolean
  fetching: boolean
  failure: Failure | null
  /** Null until the page is followed. */
  sound: ExcerptSound | null
}

/** The recording of the case in front: never by itself, softened until somebody wants it plain, second by second on record. */
export type CaseSound = StoreApi<CaseSoundState> & {
  /** Makes the sound path; what it returns takes it down again, once what sounded was handed over. */
  follow(): () => void
  show(report: EscalationCase | null): void
  toggle(): Promise<void>
  replay(): Promise<void>
  toggleSoft(): void
  toggleWhole(): void
  /** Silence; what sounded is handed over. */
  rest(): Promise<void>
}

/** One byte of loudness stands for so many milliseconds. */
const peakMs = 10

/** Peaks of a stretch, as the contract carries bytes. */
export function cutPeaks(peaks: string, { from, to }: Span): string {
  const bytes = atob(peaks.replaceAll('-', '+').replaceAll('_', '/')).slice(Math.floor(from / peakMs), Math.ceil(to / peakMs))
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export const subjectOf = (escalation: string, { from, to }: Span): string => `${escalation} ${from} ${to}`

/** The case and the seconds that an excerpt's name stands for. */
export function partsOf(id: string): { escalation: string; span: Span } {
  const [escalation = '', from, to] = id.split(' ')
  return { escalation, span: { from: Number(from), to: Number(to) } }
}

type Recording = Pick<EscalationCase, 'escalation' | 'span' | 'durationMs' | 'loudness'>

function spanOf({ span, durationMs }: Recording, whole: boolean): Span | null {
  if (durationMs === null) return null
  const all = { from: 0, to: durationMs }
  return whole || span === null ? all : { from: Math.min(span.from, durationMs), to: Math.min(span.to, durationMs) }
}

function excerptOf(report: Recording, span: Span | null): Excerpt | null {
  if (span === null || report.loudness === null || span.to <= span.from) return null
  const { peaks, gainDb } = report.loudness
  return { id: subjectOf(report.escalation, span), durationMs: span.to - span.from, peaks: cutPeaks(peaks, span), gainDb }
}

export function createCaseSound(makeSound: () => ExcerptSound): CaseSound {
  const untouched = { whole: false, soft: true, fetching: false, failure: null }
  const store = createStore<CaseSoundState>(() => ({ ...untouched, span: null, sound: null }))
  let report: Recording | null = null

  function present(): void {
    const { sound, whole, soft } = store.getState()
    const span = report === null ? null : spanOf(report, whole)
    const excerpt = report === null ? null : excerptOf(report, span)
    sound?.show(excerpt, soft)
    store.setState({ span: excerpt === null ? null : span })
  }
  async function rest(): Promise<void> {
    const { sound } = store.getState()
    sound?.player.pause()
    await sound?.report()
  }
  async function play(): Promise<void> {
    const { sound, fetching, span } = store.getState()
    if (sound === null || fetching || span === null) return
    store.setState({ fetching: true, failure: null })
    // Other seconds of the same case take the place of these in the core: what sounded is told first.
    await sound.report()
    const failure = await sound.play()
    store.setState({ fetching: false, failure })
  }
  function change(changes: Partial<Pick<CaseSoundState, 'whole' | 'soft'>>): void {
    void rest()
    store.setState({ ...changes, failure: null })
    present()
  }

  return Object.assign(store, {
    follow() {
      const sound = makeSound()
      store.setState({ ...untouched, sound })
      present()
      return () => {
        sound.player.pause()
        void sound.report().finally(sound.close)
        store.setState({ sound: null })
      }
    },
    show(next: EscalationCase | null) {
      // The same case read again brings nothing new to hear.
      if (next?.escalation === report?.escalation) return
      void rest()
      report = next
      store.setState(untouched)
      present()
    },
    async toggle() {
      const player = store.getState().sound?.player
      if (player?.getState().playing === true) player.pause()
      else await play()
    },
    async replay() {
      store.getState().sound?.player.seek(0)
      await play()
    },
    toggleSoft: () => change({ soft: !store.getState().soft }),
    toggleWhole: () => change({ whole: !store.getState().whole }),
    rest,
  })
}
