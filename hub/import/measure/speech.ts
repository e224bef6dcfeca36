// oxlint-disable-next-line typescript/triple-slash-reference -- the package has no types; whoever compiles this file needs them
/// <reference path="./fvad.d.ts" />
import openFvad from '@echogarden/fvad-wasm'
import type { Span } from '../../../shared/domain/values.ts'
import { frameLevels, quantile } from './levels.ts'

export type SpeechDetector = {
  /** The stretches that sound like speech: sorted, apart from each other, within the clip. */
  detect(pcm: Int16Array, sampleRate: number): Span[]
  free(): void
}

/**
 * WebRTC's voice activity detector (libfvad). By itself it answers to level as much as to voice: steady tones and
 * noise count as speech once they are loud, soft speech does not, and so does whatever a clip starts with. So a clip
 * is first brought to a level at which its background lies low, is heard once for the detector to learn that
 * background and once to judge, and what it finds must stand out from the background.
 */
export async function createSpeechDetector(): Promise<SpeechDetector> {
  const fvad = await openFvad()
  const detector = fvad._fvad_new()
  const frameAt = fvad._malloc((highestRate / framesPerSecond) * 2)

  const judge = (pcm: Int16Array, sampleRate: number): boolean[] => {
    const size = sampleRate / framesPerSecond
    return Array.from({ length: Math.floor(pcm.length / size) }, (_, frame) => {
      fvad.HEAP16.set(pcm.subarray(frame * size, (frame + 1) * size), frameAt / 2)
      return fvad._fvad_process(detector, frameAt, size) === 1
    })
  }

  return {
    detect(pcm, sampleRate) {
      const rate = detectableRates.find(known => known >= sampleRate) ?? highestRate
      const levelled = atSteadyLevel(withoutRumble(atRate(pcm, sampleRate, rate), rate), rate)
      fvad._fvad_reset(detector)
      fvad._fvad_set_mode(detector, strictness)
      fvad._fvad_set_sample_rate(detector, rate)
      judge(levelled, rate)
      const spans = standingOut(toSpans(judge(levelled, rate)), levelled, rate)
      const durationMs = Math.round((pcm.length * 1000) / sampleRate)
      return spans.map(({ from, to }) => ({ from: Math.max(0, from - leadMs), to: Math.min(durationMs, to + tailMs) }))
    },
    free() {
      fvad._free(frameAt)
      fvad._fvad_free(detector)
    },
  }
}

const framesPerSecond = 100
const frameMs = 1000 / framesPerSecond
const highestRate = 48_000
const detectableRates = [8000, 16_000, 32_000, highestRate]
const strictness = 1
const rumbleHz = 100

/** Where the loud parts of a clip and its background should lie, dBFS, as far as both can be had. */
const loudTarget = -20
const backgroundTarget = -45
const mostGain = 30

/** A gap as short as a pause between words belongs to the speech; a sound shorter than a syllable is none. */
const longestGapMs = 250
const shortestSpeechMs = 140
/** The detector notices a word a little late and lets go of it slowly. */
const leadMs = 50
const tailMs = 20

/** Speech rises at least so far, dB, above the background; over stretches of 50 ms noise varies by less. */
const leastRise = 3
const stretchMs = 50
const preEmphasis = 0.97

/** The detector looks at 80 Hz to 4 kHz, so interpolating in a straight line changes nothing that it can tell. */
function atRate(pcm: Int16Array, from: number, to: number): Int16Array {
  if (from === to) return pcm
  const step = from / to
  const moved = new Int16Array(Math.floor(pcm.length / step))
  for (let i = 0; i < moved.length; i++) {
    const before = Math.floor(i * step)
    const left = pcm[before] ?? 0
    moved[i] = Math.round(left + ((pcm[before + 1] ?? left) - left) * (i * step - before))
  }
  return moved
}

/** Two high-pass filters of the first order: what the detector does not look at shall not set a clip's level either. */
function withoutRumble(pcm: Int16Array, sampleRate: number): Int16Array {
  const keep = Math.exp((-2 * Math.PI * rumbleHz) / sampleRate)
  const passed = Float64Array.from(pcm)
  for (let pass = 0; pass < 2; pass++) {
    let before = passed[0] ?? 0
    let out = 0
    for (let i = 0; i < passed.length; i++) {
      const sample = passed[i] ?? 0
      out = keep * (out + sample - before)
      before = sample
      passed[i] = out
    }
  }
  return Int16Array.from(passed, sample => Math.max(-32_768, Math.min(32_767, Math.round(sample))))
}

function atSteadyLevel(pcm: Int16Array, sampleRate: number): Int16Array {
  const levels = frameLevels(pcm, sampleRate / framesPerSecond)
  const gain = Math.min(loudTarget - quantile(levels, 0.95), backgroundTarget - quantile(levels, 0.1))
  const factor = 10 ** (Math.max(-mostGain, Math.min(mostGain, gain)) / 20)
  return pcm.map(sample => Math.max(-32_768, Math.min(32_767, Math.round(sample * factor))))
}

function toSpans(voiced: readonly boolean[]): Span[] {
  const spans: Span[] = []
  voiced.forEach((isVoice, frame) => {
    if (!isVoice) return
    const last = spans.at(-1)
    const from = frame * frameMs
    if (last !== undefined && from - last.to < longestGapMs) last.to = from + frameMs
    else spans.push({ from, to: from + frameMs })
  })
  return spans.filter(span => span.to - span.from >= shortestSpeechMs)
}

/** Spans from where they first rise above the background to where they last do, without those that hardly rise. */
function standingOut(spans: readonly Span[], pcm: Int16Array, sampleRate: number): Span[] {
  // Emphasis shows speech over rumble, its absence shows it over hiss; either will do.
  const views = [0, preEmphasis].map(emphasis => {
    const levels = frameLevels(pcm, (sampleRate * stretchMs) / 1000, emphasis)
    return levels.map(level => level - quantile(levels, 0.1))
  })
  return spans.flatMap(({ from, to }) => {
    const [start, end] = [Math.floor(from / stretchMs), Math.ceil(to / stretchMs)]
    const own = views.map(rises => rises.subarray(start, end))
    if (own.every(rises => quantile(rises, 0.9) < leastRise)) return []
    const stretches = (own[0] ?? []).length
    const isUp = Array.from({ length: stretches }, (_, i) => own.some(rises => (rises[i] ?? 0) >= leastRise))
    const first = (start + isUp.indexOf(true)) * stretchMs
    const last = (start + isUp.lastIndexOf(true) + 1) * stretchMs
    return [{ from: Math.max(from, first), to: Math.min(to, last) }]
  })
}
