import { z } from 'zod'
import { method } from './method.ts'

export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Playback speed that a clip starts with. */
  speed: z.number().min(0.5).max(3),
  autoplay: z.boolean(),
  countersShown: z.boolean(),
})
export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = { theme: 'system', speed: 1, autoplay: true, countersShown: true }

export const settingsMethods = {
  'settings.read': method({ access: 'person', input: z.strictObject({}), output: Settings }),
  'settings.write': method({ access: 'person', input: Settings.partial(), output: Settings }),
}
