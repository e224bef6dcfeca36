import { useTranslation } from 'react-i18next'
import type { Bound } from '../keys/action.ts'
import { labelsOf } from '../keys/layout.ts'
import { useKeysOf } from '../keys/useKeysOf.ts'
import { useKeyNames } from './key-names.ts'

/** One label for each key of a pattern, as the keyboard in use has them. */
export function useKeyLabels(): (pattern: string) => string[] {
  const { t } = useTranslation('ui')
  const names = useKeyNames()
  const named = (key: string): string => t(`keys.${key as 'Enter'}`, { defaultValue: key })
  return pattern => labelsOf(pattern, names, named)
}

/** The key that an action has now, in words for a tooltip or a sentence; empty where it has none. */
export function useKeyText(action: Bound | null): string {
  const [key] = useKeysOf(action)
  const labels = useKeyLabels()
  return key === undefined ? '' : labels(key).join(' ')
}
