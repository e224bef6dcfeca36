import '../../../renderer/jitless.ts'
import { createPlayer } from '../../../renderer/player/create-player.ts'
import type { Player } from '../../../renderer/player/player.ts'
import { createSpeaker, type Speaker } from '../../../renderer/player/speaker.ts'
import type { Played } from '../../../shared/contract/clips.ts'
import type { Span } from '../../../shared/domain/values.ts'
import { openOutputs } from './outputs-page.ts'
import recorderUrl from './recorder.js?url'
import { renderPath } from './render-path.ts'
import { placeInRising, rising, tone, wavOf } from './wav.ts'

// The real player with a recorder where the loudspeaker would be, and its sound path rendered offline.

/** Something done to the player, at a time in milliseconds. */
export type PlayStep = { at: number } & (
  | { what: 'play' | 'pause' }
  | { what: 'seek' | 'speed'; value: number }
  | { what: 'shield' | 'skip'; on: boolean }
  | { what: 'loop'; span: Span }
)

export type Recording = {
  rate: number
  samples: number[]
  /** When each step was done, in seconds from the first sample on. */
  at: number[]
  position: number
  playing: boolean
  heard: readonly Span[]
  played: Played | null
}

function does(player: Player, step: PlayStep): void {
  switch (step.what) {
    case 'play': return player.play()
    case 'pause': return player.pause()
    case 'seek': return player.seek(step.value)
    case 'speed': return player.setSpeed(step.value)
    case 'shield': return player.setShield(step.on)
    case 'skip': return player.setSkipping(step.on)
    case 'loop':
      player.seek(step.span.from)
      return player.keepTo({ span: step.span, again: true })
  }
}

declare global {
  interface Window {
    sound: ReturnType<typeof makeSound>
    outputs: Awaited<ReturnType<typeof openOutputs>>
  }
}

const clip = 'clip'

function makeSound() {
  let player: Player
  let speaker: Speaker
  let blocks: { frame: number; samples: Float32Array }[] = []

  return {
    render: renderPath,
    outputs: openOutputs,
    /** Sets a player up with one clip of bursts or a steady tone, licensed and ready to sound. */
    async open(of: { seconds: number; hz: number | 'rising'; burstEveryMs?: number; burstMs?: number; speech?: Span[]; shielded?: boolean }) {
      const { seconds, hz, burstEveryMs = 0, burstMs = 0, speech = [], shielded = false } = of
      const loud = (at: number): number => (burstEveryMs === 0 || (at * 1000) % burstEveryMs < burstMs ? 0.5 : 0)
      const sound = wavOf(hz === 'rising' ? rising(seconds) : tone(seconds, hz, loud))
      const plain = createSpeaker({ devices: { list: async () => [], systemChoice: async () => null, watch: () => () => undefined }, onLoss: () => undefined })
      await plain.context.audioWorklet.addModule(recorderUrl)
      const recorder = new AudioWorkletNode(plain.context, 'recorder', { channelCount: 1, channelCountMode: 'explicit' })
      recorder.port.addEventListener('message', ({ data }) => blocks.push(data as { frame: number; samples: Float32Array }))
      recorder.port.start()
      recorder.connect(plain.context.destination)
      speaker = { ...plain, destination: recorder }
      player = createPlayer({ fetchSound: async () => ({ ok: true, value: sound }), speaker, onNoOutput: () => undefined })
      player.attach(document.getElementById('decks') ?? document.body)
      player.hold([{ clip, durationMs: seconds * 1000, peaks: 'AAAA', gainDb: 0, speech, heard: [], shielded }])
      player.show(clip)
      player.license(clip)
      while (player.getState().sound !== 'ready') await sleep(5)
      await plain.context.resume()
      await sleep(100)
      blocks = []
      return { baseLatency: plain.context.baseLatency, outputLatency: plain.context.outputLatency }
    },
    /** Leaves the clip while it sounds, and gives what was told of it: to whoever hears of the silence, and to who leaves. */
    async leave(afterMs: number): Promise<{ bySilence: Played | null; byLeaving: Played | null }> {
      let bySilence: Played | null = null
      player.play()
      await sleep(afterMs)
      const end = player.subscribe((now, before) => {
        if (before.playing && !now.playing) bySilence = player.takePlayed()
      })
      const byLeaving = player.finish()
      await sleep(50)
      end()
      return { bySilence, byLeaving }
    },
    /** Does each step at its time in ms, waits until the last time, and gives what came out meanwhile. */
    async record(steps: readonly PlayStep[], forMs: number): Promise<Recording> {
      const start = performance.now()
      const at: number[] = []
      for (const step of steps) {
        await sleep(start + step.at - performance.now())
        at.push(speaker.context.currentTime)
        does(player, step)
      }
      await sleep(start + forMs - performance.now())
      const { sampleRate } = speaker.context
      const from = (blocks[0]?.frame ?? 0) / sampleRate
      return {
        rate: sampleRate, samples: blocks.flatMap(block => [...block.samples]), at: at.map(time => time - from),
        position: player.position(), playing: player.getState().playing, heard: player.heard(), played: player.takePlayed(),
      }
    },
    /**
     * Plays the rising tone and compares, at every frame that showed a position, this position with what left the
     * device then; in milliseconds of the clip. The first half second is left out: nothing has been heard for long yet.
     */
    async agreement(speed: number, forMs: number): Promise<{ shown: number; heard: number }[]> {
      player.setSpeed(speed)
      const shown: { at: number; heardAt: number }[] = []
      const end = player.onPosition(at => shown.push({ at, heardAt: heardNow(speaker.context) }))
      blocks = []
      player.play()
      await sleep(forMs)
      end()
      await sleep(100)
      player.pause()
      const { sampleRate } = speaker.context
      const first = blocks[0]?.frame ?? 0
      const samples = blocks.flatMap(block => [...block.samples])
      const half = Math.round(0.02 * sampleRate)
      return shown.flatMap(({ at, heardAt }) => {
        const centre = Math.round(heardAt * sampleRate) - first
        const heard = placeInRising(samples.slice(Math.max(0, centre - half), centre + half), sampleRate)
        return heard === null || at < 500 * speed ? [] : [{ shown: at, heard }]
      })
    },
  }
}

/** The time of a context's clock that leaves the device at this moment. */
function heardNow(context: AudioContext): number {
  const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp()
  return contextTime + (performance.now() - performanceTime) / 1000
}

const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, Math.max(0, ms)))

window.sound = makeSound()
