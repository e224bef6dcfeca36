import { readFileSync } from 'node:fs'
import { z } from 'zod'

// What the sample clips say and how: read from the scripts, in the order in which a visitor hears them.

/** A batch of mixed requests, and one of clips that may have been recorded by mistake; numbered on. */
export const scripts = ['clips', 'wake-clips'] as const

const Scene = z.enum([
  'living room', 'kitchen', 'hall', 'far', 'street', 'television', 'loudspeaker', 'silence', 'clatter',
])
export type Scene = z.infer<typeof Scene>

const voice = {
  /** Of espeak-ng, variants behind a plus; empty where nobody speaks. */
  voice: z.string(),
  /** Words a minute. */
  speed: z.int(),
  /** 0 to 99. */
  pitch: z.int(),
  say: z.string(),
}

export const Line = z.strictObject({
  locale: z.string(),
  ...voice,
  scene: Scene,
  /** What is really said; by default `say` in small letters and without punctuation. */
  written: z.string().optional(),
  /** What the recogniser heard, where it was wrong. */
  heard: z.string().optional(),
  /** Words of the hypothesis that the recogniser was not sure of. */
  doubtful: z.array(z.string()).default([]),
  intent: z.string().optional(),
  /** By their words in the hypothesis. */
  slots: z.array(z.strictObject({ label: z.string(), text: z.string() })).default([]),
  wakeWord: z.string().optional(),
  sensitivity: z.array(z.string()).default([]),
  format: z.enum(['opus', 'flac']).default('opus'),
  /** A word that a noise covers. */
  muddled: z.string().optional(),
  /** The recording ends shortly after this word. */
  cutAfter: z.string().optional(),
  /** A second person's reply. */
  answer: z.strictObject(voice).optional(),
})
export type Line = z.infer<typeof Line>

export type Voice = Pick<Line, keyof typeof voice>

export const readScript = (script: (typeof scripts)[number]): Line[] =>
  z.array(Line).parse(JSON.parse(readFileSync(new URL(`./${script}.json`, import.meta.url), 'utf8')))

/** What is really said in a line. */
export const writtenOf = (line: Line): string => line.written ?? plainText(line.say)

/** In small letters, without punctuation. */
export const plainText = (text: string): string =>
  text.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}\s']/gu, '').replaceAll(/\s+/gu, ' ').trim()
