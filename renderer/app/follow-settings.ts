import { createKeymap } from '../keys/keymap.ts'
import { settingsOf, type Workstation } from '../state/workstation.ts'

/** Keeps text size, density and keys in step with the person's settings. */
export function followSettings(workstation: Workstation, root: HTMLElement): void {
  const { settings, keyboard } = workstation
  let mapped = ''
  const apply = (): void => {
    const { textSize, density, keyPreset, keys } = settingsOf(workstation)
    root.dataset['text'] = textSize
    root.dataset['density'] = density
    const wanted = JSON.stringify([keyPreset, keys])
    if (wanted === mapped) return
    mapped = wanted
    keyboard.setState({ keymap: createKeymap({ keyPreset, keys }) })
  }
  settings.subscribe(apply)
  apply()
}
