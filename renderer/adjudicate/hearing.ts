import type { StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Excerpt, ExcerptSound } from '../player/excerpt-sound.ts'

/** How the clip in front is being heard. */
export type HearingState = {
  soft: boolean
  /** Whether any of it has sounded: nobody decides before. */
  heard: boolean
  busy: 'reading' | 'fetching' | 'deciding' | null
  failure: Failure | null
  /** Null until the page is followed. */
  sound: ExcerptSound | null
}

export const unheard: HearingState = { soft: false, heard: false, busy: null, failure: null, sound: null }

/** The sound of whatever is to be decided on: never by itself, and told of when it was heard. */
export type Hearing = {
  /** Makes the sound path; what it returns takes it down again, once what sounded was handed over. */
  begin(): () => void
  show(excerpt: Excerpt | null, soft: boolean): void
  /** From an instant on, in milliseconds, or from where it stands. */
  play(from: number | null): Promise<void>
  toggle(): Promise<void>
  /** Silence; what sounded is handed over. */
  rest(): Promise<void>
}

export function createHearing(store: Pick<StoreApi<HearingState>, 'getState'> & { setState(change: Partial<HearingState>): void }, makeSound: () => ExcerptSound): Hearing {
  async function rest(): Promise<void> {
    const { sound } = store.getState()
    sound?.player.pause()
    await sound?.report()
  }
  async function play(from: number | null): Promise<void> {
    const { sound, busy } = store.getState()
    if (sound === null || busy !== null) return
    if (from !== null) sound.player.seek(from)
    store.setState({ busy: 'fetching', failure: null })
    const failure = await sound.play()
    store.setState({ busy: null, failure, heard: store.getState().heard || failure === null })
  }
  return {
    begin() {
      const sound = makeSound()
      store.setState({ sound })
      return () => {
        sound.player.pause()
        void sound.report().finally(sound.close)
        store.setState(unheard)
      }
    },
    show(excerpt, soft) {
      store.getState().sound?.show(excerpt, soft)
      store.setState({ soft })
    },
    play,
    async toggle() {
      const player = store.getState().sound?.player
      if (player?.getState().playing === true) player.pause()
      else await play(null)
    },
    rest,
  }
}
