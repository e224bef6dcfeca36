import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { reviewGroups } from '../review/actions/action-groups.ts'
import { createReviewActions } from '../review/actions/review-actions.ts'
import type { ShiftActions } from '../shift/shift-actions.ts'
import { useWorkstation } from '../state/workstation.ts'
import type { OpenDesk } from './open-desk.ts'

/** Makes every key of a reviewer's work known, also while its screen is not there: to settings, tooltips and overlay. */
export function useKnownGroups(opened: OpenDesk | null, shift: ShiftActions | null): void {
  const { t: tReview } = useTranslation('review')
  const { t } = useTranslation('commands')
  const { keyboard } = useWorkstation()
  useEffect(() => {
    if (opened === null) return
    return keyboard.know([
      ...reviewGroups(createReviewActions(opened.desk, opened.player, tReview), tReview),
      ...(shift === null ? [] : [
        { id: 'shift', name: t('shift'), actions: [shift.pause], always: true },
        { id: 'home', name: t('home'), actions: [shift.clockIn, shift.resume] },
      ]),
    ])
  }, [opened, shift, keyboard, t, tReview])
}
