import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftActions } from '../shift/shift-actions.ts'
import { useWorkstation } from '../state/workstation.ts'
import type { OpenDesk } from './open-desk.ts'
import { reviewerGroups } from './reviewer-groups.ts'

/**
 * Makes every key of a reviewer's work known, also while its screen is not there: to settings, tooltips and overlay.
 * Without a shift, as in practice, those of the clip screen alone.
 */
export function useKnownGroups(opened: OpenDesk | null, shift: ShiftActions | null): void {
  const { i18n } = useTranslation()
  const { keyboard } = useWorkstation()
  useEffect(() => (opened === null ? undefined : keyboard.know(reviewerGroups(opened.desk, opened.player, shift, i18n))), [opened, shift, keyboard, i18n])
}
