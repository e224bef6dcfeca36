import { z } from 'zod'
import { method } from './method.ts'

/** A key pattern as the keyboard matches it: `[Modifier+]KeyboardEvent.code`, or one written character. */
const KeyPattern = z.string().min(1).max(60)

export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Text and everything around it, in percent of the normal size. */
  textSize: z.enum(['100', '115', '130', '150']),
  density: z.enum(['comfortable', 'compact']),
  /** Playback speed that a clip starts with. */
  speed: z.number().min(0.5).max(3),
  autoplay: z.boolean(),
  /** How far playback goes back when it is resumed, in milliseconds. */
  stepBackMs: z.int().min(0).max(5000),
  /** Whether playback jumps over stretches without speech. */
  skipSilence: z.boolean(),
  /** Every clip is met softened and only on request, not just those flagged as likely distressing. */
  shieldAll: z.boolean(),
  spectrogram: z.boolean(),
  /** Magnification of the waveform; 1 shows the whole clip. */
  zoom: z.number().min(1).max(32),
  /** The audio device that clips sound on, as the browser names it; null for the system's own. */
  output: z.string().max(200).nullable(),
  /** The audio device that announcements go to, so that they never cover a clip; null to wait for silence instead. */
  announceOn: z.string().max(200).nullable(),
  countersShown: z.boolean(),
  keyPreset: z.enum(['standard', 'left', 'right', 'numpad']),
  /** A person's own keys, by the action's id. */
  keys: z.record(z.string().max(60), z.array(KeyPattern).max(4)),
  /** What a typed abbreviation becomes after a space. */
  abbreviations: z.array(z.strictObject({ typed: z.string().min(1).max(20), text: z.string().min(1).max(200) })).max(200),
})
export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = {
  theme: 'system',
  textSize: '100',
  density: 'comfortable',
  speed: 1,
  autoplay: true,
  stepBackMs: 500,
  skipSilence: false,
  shieldAll: false,
  spectrogram: false,
  zoom: 1,
  output: null,
  announceOn: null,
  countersShown: true,
  keyPreset: 'standard',
  keys: {},
  abbreviations: [],
}

export const settingsMethods = {
  'settings.read': method({ access: 'person', input: z.strictObject({}), output: Settings }),
  'settings.write': method({ access: 'person', input: Settings.partial(), output: Settings }),
}
