import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ClipPage } from '../../shared/contract/clips.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Proposal } from '../../shared/contract/search.ts'
import { wordsHeard } from '../../shared/domain/word-times.ts'
import type { Span } from '../../shared/domain/values.ts'
import type { Client } from '../client.ts'
import type { Player } from '../player/player.ts'

/** Sound for the words of one proposal after another, under the same licence as every clip. */
export type Hearing = StoreApi<Heard> & {
  /** Puts a proposal's clip in front and keeps those of the next ones ready behind it. */
  bring(proposals: readonly Proposal[]): Promise<void>
  /** Plays the words in front with a moment before and after them. */
  play(): Promise<void>
  /** Plays the whole clip. */
  playAll(): Promise<void>
  silence(): void
  /** Tells the core what sounded. */
  report(): Promise<void>
  /** Calls back when the words in front have sounded. */
  onHeard(listener: () => void): () => void
  /** Forgets what was read of a clip, because it has changed. */
  forget(clip: string): void
  /** Lets go of a clip that nobody may open any more; where it is in front it falls silent, and what sounded is told. */
  drop(clip: string): void
  close(): void
}

export type Heard = {
  /** The clip in front, once it was read. */
  page: ClipPage | null
  /** Whether its words have been heard. */
  heard: boolean
}

/** What is played around the words. */
const aroundMs = 500
const ahead = 3

const stretchOf = ({ span, durationMs }: Proposal): Span => ({
  from: Math.max(0, span.from - aroundMs),
  to: Math.min(durationMs, span.to + aroundMs),
})

export function createHearing({ client, player, fail }: { client: Client; player: Player; fail(failure: Failure): void }): Hearing {
  const store = createStore<Heard>(() => ({ page: null, heard: false }))
  const pages = new Map<string, ClipPage>()
  const listeners = new Set<() => void>()
  let front: Proposal | null = null
  let turn = 0

  async function open(clip: string): Promise<ClipPage | null> {
    const known = pages.get(clip)
    if (known !== undefined) return known
    const reply = await client.call('clips.open', { clip })
    if (!reply.ok) {
      fail(reply.failure)
      return null
    }
    pages.set(clip, reply.value)
    return reply.value
  }

  /** Plays a stretch, or with null the whole clip. */
  async function play(stretch: Span | null): Promise<void> {
    const clip = front?.clip
    if (clip === undefined || player.getState().clip !== clip) return
    if (!player.isLicensed()) {
      const started = await client.call('clips.start', { clip })
      if (!started.ok) return fail(started.failure)
      if (front?.clip !== clip) return
      player.license(clip)
    }
    player.seek(stretch?.from ?? 0)
    player.keepTo(stretch === null ? null : { span: stretch, again: false })
    player.play()
  }

  function listen(): void {
    if (front === null || player.getState().clip !== front.clip) return
    const heard = front.heard || wordsHeard(front.span, player.heard())
    if (heard !== store.getState().heard) store.setState({ heard })
    if (heard) for (const listener of listeners) listener()
  }

  const hearing: Hearing = Object.assign(store, {
    async bring(proposals: readonly Proposal[]) {
      const of = ++turn
      const [next] = proposals
      await hearing.report()
      const clips = [...new Set(proposals.map(({ clip }) => clip))].slice(0, ahead)
      const opened = await Promise.all(clips.map(open))
      if (of !== turn || next === undefined) return
      const [page] = opened
      if (page == null) return
      for (const clip of pages.keys()) if (!clips.includes(clip)) pages.delete(clip)
      front = next
      player.hold(opened.flatMap(held => held ?? []))
      // Also where the clip stays the same: an answer ends the licence to play it.
      player.show(next.clip)
      store.setState({ page, heard: next.heard })
      player.seek(stretchOf(next).from)
      listen()
    },
    play: async () => {
      if (front !== null) await play(stretchOf(front))
    },
    playAll: () => play(null),
    silence: () => player.pause(),
    async report() {
      const { clip } = player.getState()
      const played = player.takePlayed()
      if (clip === null || played === null) return
      const reply = await client.call('clips.played', { clip, played })
      if (!reply.ok) return fail(reply.failure)
      player.learnHeard(clip, reply.value.heard)
      if (reply.value.enough !== true) return
      // Nothing more of such sound today: the core licenses it no more, and says so when it is asked.
      player.pause()
      player.license(null)
    },
    onHeard(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    forget(clip: string) {
      pages.delete(clip)
    },
    drop(clip: string) {
      pages.delete(clip)
      if (front?.clip !== clip) return
      turn++
      player.pause()
      void hearing.report()
      front = null
      player.license(null)
      player.hold([])
      store.setState({ page: null, heard: false })
    },
    close() {
      for (const end of ends) end()
    },
  })
  const ends = [
    player.onPosition(listen),
    player.onEnded(listen),
    player.subscribe((now, before) => {
      if (before.playing && !now.playing) void hearing.report()
    }),
  ]
  return hearing
}
