import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeWav } from '../../hub/import/decode/wav.ts'
import { measurePeaks, peakMs } from '../../hub/import/measure/peaks.ts'
import { timeWords } from '../../hub/import/manifest/word-times.ts'
import { mixToPcm } from '../../hub/import/pcm.ts'
import type { TimedWord } from '../../shared/domain/annotation.ts'
import { plainText, type Line, type Scene, type Voice } from './script.ts'

// From a line to a recording, with espeak-ng and sox. Nothing is left to chance: the same line gives the same samples.

const sampleRate = 16_000
/** Quiet before and after what is said. */
const leadMs = 350
const tailMs = 450
const beforeAnswerMs = 350
const mutedSeconds = 2.6

/** Writes 16-bit mono WAV of 16 kHz to `wav`, works in `folder`, and gives the words that are said in it with their times. */
export function record(line: Line, wav: string, folder: string): TimedWord[] {
  const at = (name: string): string => join(folder, name)
  if (line.say === '') {
    mix([makeBackground(line.scene, mutedSeconds, folder)], mutedSeconds, wav)
    return []
  }
  const said = speak(line, at('said.wav'))
  let words = said.words
  let spoken = at('said.wav')
  if (line.answer !== undefined) {
    const answer = speak(line.answer, at('answer.wav'))
    words = [...words, ...later(answer.words, said.durationMs + beforeAnswerMs)]
    sox([spoken, at('waiting.wav'), 'pad', '0', seconds(beforeAnswerMs)])
    spoken = at('both.wav')
    sox([at('waiting.wav'), at('answer.wav'), spoken])
  }
  words = later(words, leadMs)
  const last = words.findIndex(word => word.text === line.cutAfter)
  if (last >= 0) words = words.slice(0, last + 1)
  const endMs = (words.at(-1)?.to ?? 0) + (last >= 0 ? cutMs : tailMs)
  const { effects, level } = scenes[line.scene]
  const placed = ['rate', String(sampleRate), 'gain', '-n', '-6', 'pad', seconds(leadMs), '1']
  sox([spoken, at('voice.wav'), ...placed, ...effects, 'gain', '-n', String(level)])
  const layers = [at('voice.wav'), makeBackground(line.scene, endMs / 1000, folder)]
  const muddled = words.find(word => word.text === line.muddled)
  if (muddled !== undefined) layers.push(makeCough(muddled, at('cough.wav')))
  mix(layers, endMs / 1000, wav)
  return words
}

type SceneSound = {
  /** Sox effects on the voice, and the level of its peaks, dBFS. */
  effects: string[]
  level: number
  /** Sox inputs of the background, each with the level of its peaks, dBFS. */
  background: { synth: string[]; level: number }[]
}

const noise = (kind: string, level: number): SceneSound['background'][number] => ({ synth: [`${kind}noise`], level })
const hum = { synth: ['sine', '100', 'sine', '200'], level: -52 }
const bed = { synth: ['pluck', 'C3', 'pluck', 'E3', 'pluck', 'G3', 'repeat', '9'], level: -24 }
const plates = {
  synth: ['sine', '2311', 'sine', '3307', 'sine', '4190', 'fade', '0', '0.3', '0.29', 'pad', '0.25', '0.2', 'repeat', '3'],
  level: -12,
}

const scenes: Record<Scene, SceneSound> = {
  'living room': { effects: ['reverb', '14', '50', '30'], level: -7, background: [noise('brown', -52)] },
  'kitchen': { effects: ['reverb', '24', '40', '40'], level: -9, background: [noise('pink', -44), hum] },
  'hall': { effects: ['reverb', '36', '50', '70'], level: -9, background: [noise('pink', -52)] },
  'far': { effects: ['lowpass', '3400', 'reverb', '50', '60', '80'], level: -16, background: [noise('pink', -48)] },
  'street': { effects: [], level: -9, background: [noise('brown', -26), noise('pink', -42)] },
  'television': {
    effects: ['highpass', '250', 'lowpass', '5000', 'reverb', '30', '50', '50'], level: -12, background: [bed, noise('pink', -52)],
  },
  'loudspeaker': { effects: ['highpass', '300', 'lowpass', '6000', 'reverb', '10'], level: -8, background: [noise('brown', -54)] },
  'silence': { effects: [], level: 0, background: [noise('white', -84)] },
  'clatter': { effects: [], level: 0, background: [plates, noise('pink', -46)] },
}

/** How much is still heard behind the word after which a recording is cut off. */
const cutMs = 90
/** Below this of 255 a stretch of synthetic speech is a pause. */
const quietPeak = 6

/** Durations in milliseconds. Words end where their sound ends, pauses left out. */
function speak(voice: Voice, wav: string): { words: TimedWord[]; durationMs: number } {
  const script = join(import.meta.dirname, 'speak.py')
  const args = [script, voice.voice, String(voice.speed), String(voice.pitch), wav]
  const printed = execFileSync('python3', args, { input: voice.say })
  const decoded = decodeWav(new Uint8Array(readFileSync(wav)))
  if (!decoded.ok) throw new Error(`${wav}: ${decoded.detail}`)
  const pcm = mixToPcm(decoded.sound)
  const peaks = measurePeaks(pcm, decoded.sound.sampleRate)
  const { words } = JSON.parse(String(printed)) as { words: Omit<TimedWord, 'confidence'>[] }
  const heard = words.map(({ text, from, to }) => {
    let end = Math.floor(to / peakMs)
    while (end * peakMs > from + peakMs && (peaks[end - 1] ?? 0) < quietPeak) end--
    return { text, from, to: Math.min(to, end * peakMs), confidence: null }
  })
  // espeak-ng speaks some pairs, such as "on the", as one.
  const single = timeWords(plainText(voice.say), heard)
  if (single === null) throw new Error(`espeak-ng says something else than "${voice.say}"`)
  return { words: single, durationMs: Math.round((pcm.length * 1000) / decoded.sound.sampleRate) }
}

const later = (words: readonly TimedWord[], ms: number): TimedWord[] =>
  words.map(word => ({ ...word, from: word.from + ms, to: word.to + ms }))

function makeBackground(scene: Scene, length: number, folder: string): string {
  const layers = scenes[scene].background.map(({ synth, level }, i) => {
    const layer = join(folder, `background-${i}.wav`)
    const isStroke = synth.includes('repeat')
    sox(['-n', '-r', String(sampleRate), layer, 'synth', isStroke ? '0.9' : String(length), ...synth, 'gain', '-n', String(level)])
    return layer
  })
  const background = join(folder, 'background.wav')
  mix(layers, length, background)
  return background
}

/** A noise over a word, which can still be made out by who listens twice. */
function makeCough(word: TimedWord, wav: string): string {
  const length = seconds(word.to - word.from)
  const burst = ['synth', length, 'pinknoise', 'fade', 'q', '0.06', length, '0.1', 'gain', '-n', '-17']
  sox(['-n', '-r', String(sampleRate), wav, ...burst, 'pad', seconds(word.from)])
  return wav
}

function mix(layers: readonly string[], length: number, wav: string): void {
  const inputs = layers.flatMap(layer => ['-v', '1', layer])
  sox([...(layers.length > 1 ? ['-m'] : []), ...inputs, '-b', '16', '-c', '1', wav, 'trim', '0', String(length)])
}

const seconds = (ms: number): string => String(ms / 1000)

/** Repeatable noise, and no dither. */
const sox = (args: readonly string[]): void => void execFileSync('sox', ['-R', '-D', '-V1', ...args])
