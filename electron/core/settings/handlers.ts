import { defaultSettings, Settings } from '../../../shared/contract/settings.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'

const key = 'settings'

/** A person's own settings, kept in their vault. */
export function createSettingsHandlers({ kept, emit }: Desk): Pick<DeskHandlers, 'settings.read' | 'settings.write'> {
  const read = (): Settings => Settings.catch(defaultSettings).parse({ ...defaultSettings, ...(kept.read(key) as object | null) })
  return {
    'settings.read': read,
    'settings.write': change => {
      const settings = Settings.parse({ ...read(), ...change })
      kept.write(key, settings)
      emit('settings.changed')
      return settings
    },
  }
}
