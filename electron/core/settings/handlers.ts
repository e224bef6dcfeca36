import { defaultSettings, Settings } from '../../../shared/contract/settings.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import type { Kept } from './kept.ts'

const key = 'settings'

/** The settings in force: a person's own, and the defaults where they chose nothing. */
export const readSettings = (kept: Kept): Settings =>
  Settings.catch(defaultSettings).parse({ ...defaultSettings, ...(kept.read(key) as object | null) })

/** A person's own settings, kept in their vault. */
export function createSettingsHandlers({ kept, emit }: Desk): Pick<DeskHandlers, 'settings.read' | 'settings.write'> {
  return {
    'settings.read': () => readSettings(kept),
    'settings.write': change => {
      const settings = Settings.parse({ ...readSettings(kept), ...change })
      kept.write(key, settings)
      emit('settings.changed')
      return settings
    },
  }
}
