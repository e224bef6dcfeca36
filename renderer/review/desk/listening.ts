import { failureReasons, type Failure, type FailureReason, type Reply } from '../../../shared/contract/failure.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import { allHeard } from '../../../shared/domain/heard.ts'
import type { Span } from '../../../shared/domain/values.ts'
import type { Client } from '../../client.ts'
import { fastest, slowest, type Player } from '../../player/player.ts'
import { armedStep } from './armed.ts'
import type { DeskStore } from './desk-state.ts'
import { createPassages, type Passages } from './passages.ts'
import { createShielding, type Shielding } from './shielding.ts'

/** Sound for the clip on the desk: licensed by the core before it starts, reported to it afterwards. */
export type Listening = {
  /**
   * Asks for the licence and plays. `answered` is the answer for the clip before, which may bring the licence with it;
   * stays silent when that was refused, or when silence was asked for meanwhile.
   */
  begin(clip: string, answered?: Promise<Reply<{ startedAt?: number | undefined }>>): Promise<void>
  /** Pauses, or plays on from a little before where it was paused. */
  toggle(): void
  replay(): void
  /** Plays from a position. */
  playFrom(ms: number): void
  seekBy(ms: number): void
  faster(): void
  slower(): void
  silence(): void
  passages: Passages
  shielding: Shielding
  /** Draws the waveform twice as large, or half as large, around where the clip stands; remembered. */
  zoom(direction: 1 | -1): void
  /** Shows the spectrogram, or no more; remembered. */
  toggleSpectrogram(): void
  /** Whether all detected speech has been heard, but for the tolerance. */
  allHeard(): boolean
  /** Lets the clip play to its end and be accepted; gives false for a softened clip, which never begins to sound unasked. */
  arm(): boolean
  disarm(): void
  /** Tells the core what sounded since the last report. */
  report(): Promise<void>
  /** Begins to report regularly; what it returns ends that. */
  watch(): () => void
}

const speeds = [slowest, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, fastest]
/** What one step back or forward is; the fine one is for single sounds. Milliseconds. */
export const coarseMs = 1500
export const fineMs = 200
/** A clip that stands this close to where it was paused has not been moved since. */
const stoodStillMs = 100
const reportEveryMs = 5000
/** The core halts licences by itself at breaks and locks; what comes later is no news to anybody. */
const quiet: readonly FailureReason[] = ['no_shift', 'shift_paused', 'vault_locked']

type ListeningDependencies = {
  client: Client
  player: Player
  store: DeskStore
  /** A person's settings, as they now hold. */
  settings(): Settings
  /** Keeps a change of them. */
  remember(change: Partial<Settings>): void
  fail(failure: Failure): void
  /** An armed clip has been heard to its end. */
  accept(): void
}

export function createListening({ client, player, store, settings, remember, fail, accept }: ListeningDependencies): Listening {
  let starting: string | null = null
  let deciding = false
  let pausedAt: number | null = null
  const clipNow = (): string | null => store.getState().work?.page.clip ?? null
  const speechOf = (): Span[] => {
    const page = store.getState().work?.page
    return (page?.speech ?? []).flatMap(({ from, to }) => (from < (page?.durationMs ?? 0) ? [{ from, to: Math.min(to, page?.durationMs ?? to) }] : []))
  }
  const step = () => armedStep({ speech: speechOf(), heard: player.heard(), at: player.position(), playing: player.getState().playing })

  /** Nothing more of such sound today: the core gives no licence for it any more. */
  function fallSilent(): void {
    listening.silence()
    player.license(null)
    fail({ code: failureReasons.exposure_reached, reason: 'exposure_reached', facts: {} })
  }
  async function tell(clip: string, played: ReturnType<Player['takePlayed']>): Promise<void> {
    if (played === null) return
    const reply = await client.call('clips.played', { clip, played })
    if (reply.ok) {
      player.learnHeard(clip, reply.value.heard)
      if (reply.value.enough === true && clipNow() === clip) fallSilent()
    } else if (!quiet.includes(reply.failure.reason)) fail(reply.failure)
  }

  function playFrom(ms: number): void {
    // Every seek is answered by a move, and an armed clip decides anew at every move: where it stands already, it stays.
    if (Math.abs(player.position() - ms) > 1) player.seek(ms)
    play()
  }
  function followArmed(): void {
    if (deciding || !store.getState().armed) return
    // What is decided here moves the clip, which tells of its move before it returns: that is no news.
    deciding = true
    const next = step()
    if (next.kind === 'accept') accept()
    else if (next.kind === 'play' && player.getState().shield.on) listening.disarm()
    else if (next.kind === 'play') playFrom(next.from)
    deciding = false
  }
  function play(): void {
    const clip = clipNow()
    if (clip === null || store.getState().escalating) return
    if (player.isLicensed()) player.play()
    else if (starting !== clip) void listening.begin(clip)
  }

  /** Resuming plays again what may have been half heard; not so where the clip was moved, ended, or keeps to a passage. */
  function stepBack(): void {
    const at = player.position()
    const ended = at > (store.getState().work?.page.durationMs ?? 0) - stoodStillMs
    if (pausedAt === null || Math.abs(at - pausedAt) > stoodStillMs || ended || player.getState().passage !== null) return
    player.seek(Math.max(0, at - settings().stepBackMs))
  }
  function setSpeed(speed: number): void {
    void listening.report()
    player.setSpeed(speed)
  }

  const listening: Listening = {
    async begin(clip, answered) {
      starting = clip
      const before = await answered
      const licensed = before?.ok === true && before.value.startedAt !== undefined
      const started = licensed || before?.ok === false ? before : await client.call('clips.start', { clip })
      const awaited = starting === clip
      if (awaited) starting = null
      if (clipNow() !== clip || before?.ok === false) return
      if (!started.ok) return fail(started.failure)
      player.license(clip)
      if (awaited && !store.getState().escalating) player.play()
    },
    toggle() {
      if (player.getState().playing) return player.pause()
      stepBack()
      play()
    },
    replay: () => playFrom(0),
    playFrom,
    seekBy: ms => player.seek(player.position() + ms),
    faster: () => setSpeed(speeds.find(speed => speed > player.getState().speed) ?? fastest),
    slower: () => setSpeed(speeds.findLast(speed => speed < player.getState().speed) ?? slowest),
    silence() {
      starting = null
      player.pause()
      listening.disarm()
    },
    passages: createPassages({ player, store, playFrom }),
    shielding: createShielding(player, store),
    zoom(direction) {
      const durationMs = store.getState().work?.page.durationMs ?? 1
      remember({ zoom: player.view.step(direction, player.position() / durationMs) })
    },
    toggleSpectrogram: () => remember({ spectrogram: !settings().spectrogram }),
    allHeard: () => allHeard(speechOf(), player.heard()),
    arm() {
      const next = step()
      if (next.kind === 'play' && player.getState().shield.on) return false
      store.setState({ armed: true })
      player.keepTo(null)
      if (next.kind === 'play') playFrom(next.from)
      return true
    },
    disarm() {
      if (store.getState().armed) store.setState({ armed: false })
    },
    async report() {
      const clip = clipNow()
      if (clip !== null) await tell(clip, player.takePlayed())
    },
    watch() {
      const timer = setInterval(() => {
        if (player.getState().playing) void listening.report()
      }, reportEveryMs)
      const ends = [
        player.subscribe((now, before) => {
          if (now.clip !== before.clip) pausedAt = null
          if (!before.playing || now.playing) return
          pausedAt = player.position()
          void listening.report()
        }),
        player.onPosition(followArmed),
        player.onEnded(followArmed),
        () => clearInterval(timer),
      ]
      return () => ends.forEach(end => end())
    },
  }
  return listening
}
