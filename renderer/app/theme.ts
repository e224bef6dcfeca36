import { settingsOf, type Workstation } from '../state/workstation.ts'

/** Keeps the page's theme in step with the person's setting, and with the system's where they leave it to that. */
export function followTheme(workstation: Workstation, root: HTMLElement): void {
  const systemLight = matchMedia('(prefers-color-scheme: light)')
  const apply = (): void => {
    const { theme } = settingsOf(workstation)
    root.dataset['theme'] = theme === 'system' ? (systemLight.matches ? 'light' : 'dark') : theme
  }
  workstation.settings.subscribe(apply)
  systemLight.addEventListener('change', apply)
  apply()
}
