import type { ClipPage } from '../../shared/contract/clips.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Proposal } from '../../shared/contract/search.ts'
import { wordsHeard } from '../../shared/domain/word-times.ts'
import type { Span } from '../../shared/domain/values.ts'
import type { Client } from '../client.ts'
import type { Player } from '../player/player.ts'

/** Sound for the words of one proposal after another, under the same licence as every clip. */
export type Hearing = {
  /** Puts a proposal's clip in front and keeps those of the next ones ready behind it. */
  bring(proposals: readonly Proposal[]): Promise<void>
  /** Plays the words in front with a moment before and after them. */
  play(): Promise<void>
  /** Plays the whole clip. */
  playAll(): Promise<void>
  silence(): void
  /** Whether the words in front have been heard. */
  isHeard(): boolean
  /** Tells the core what sounded. */
  report(): Promise<void>
  /** Calls back when the words in front have sounded. */
  onHeard(listener: () => void): () => void
  close(): void
}

/** What is played around the words. */
const aroundMs = 500
const ahead = 3

export const stretchOf = ({ span, durationMs }: Proposal): Span => ({
  from: Math.max(0, span.from - aroundMs),
  to: Math.min(durationMs, span.to + aroundMs),
})

export function createHearing({ client, player, fail }: { client: Client; player: Player; fail(failure: Failure): void }): Hearing {
  const pages = new Map<string, ClipPage>()
  const listeners = new Set<() => void>()
  let front: Proposal | null = null
  /** Where playback stops, null where the clip plays to its end. */
  let until: number | null = null
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

  async function playFrom(ms: number, to: number | null): Promise<void> {
    const clip = front?.clip
    if (clip === undefined || player.getState().clip !== clip) return
    if (!player.isLicensed()) {
      const started = await client.call('clips.start', { clip })
      if (!started.ok) return fail(started.failure)
      if (front?.clip !== clip) return
      player.license(clip)
    }
    until = to
    player.seek(ms)
    player.play()
  }

  const hearing: Hearing = {
    async bring(proposals) {
      const of = ++turn
      const [next] = proposals
      await hearing.report()
      const clips = [...new Set(proposals.map(({ clip }) => clip))].slice(0, ahead)
      const opened = await Promise.all(clips.map(open))
      if (of !== turn || next === undefined) return
      const held = opened.flatMap(page => page ?? [])
      if (held[0]?.clip !== next.clip) return
      for (const clip of pages.keys()) if (!clips.includes(clip)) pages.delete(clip)
      front = next
      player.hold(held)
      // Also where the clip stays the same: an answer ends the licence to play it.
      player.pause()
      player.show(next.clip)
      player.seek(stretchOf(next).from)
    },
    async play() {
      if (front === null) return
      const { from, to } = stretchOf(front)
      await playFrom(from, to)
    },
    playAll: () => playFrom(0, null),
    silence: player.pause,
    isHeard: () => front !== null && (front.heard || (player.getState().clip === front.clip && wordsHeard(front.span, player.heard()))),
    async report() {
      const clip = player.getState().clip
      const played = player.takePlayed()
      if (clip === null || played === null) return
      const reply = await client.call('clips.played', { clip, played })
      if (reply.ok) player.learnHeard(clip, reply.value.heard)
      else fail(reply.failure)
    },
    onHeard(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      for (const end of ends) end()
    },
  }
  const follow = (ms: number): void => {
    if (until !== null && ms >= until && player.getState().playing) player.pause()
    if (hearing.isHeard()) for (const listener of listeners) listener()
  }
  const ends = [
    player.onPosition(follow),
    player.onEnded(() => follow(Infinity)),
    player.subscribe((now, before) => {
      if (before.playing && !now.playing) void hearing.report()
    }),
  ]
  return hearing
}
