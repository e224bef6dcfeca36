import { settingsOf, type Workstation } from '../state/workstation.ts'

/**
 * Keeps the page's theme in step with the person's setting, and with the system's where they leave it to that. What is
 * drawn in pixels has to be drawn again, for which `onChange` is called.
 */
export function followTheme(workstation: Workstation, root: HTMLElement, onChange: () => void): void {
  const systemLight = matchMedia('(prefers-color-scheme: light)')
  const apply = (): void => {
    const { theme } = settingsOf(workstation)
    const next = theme === 'system' ? (systemLight.matches ? 'light' : 'dark') : theme
    if (root.dataset['theme'] === next) return
    root.dataset['theme'] = next
    onChange()
  }
  workstation.settings.subscribe(apply)
  systemLight.addEventListener('change', apply)
  apply()
}
