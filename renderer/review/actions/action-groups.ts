import type { TFunction } from 'i18next'
import type { ActionGroup } from '../../keys/groups.ts'
import type { ReviewActions } from './review-actions.ts'

/** The clip screen's actions by where they hold. */
export const reviewGroups = (actions: ReviewActions, t: TFunction<'review'>): ActionGroup[] => [
  { id: 'listen', name: t('keys.listen'), actions: actions.listen },
  { id: 'type', name: t('keys.type'), actions: actions.type, typing: true },
  { id: 'tag', name: t('keys.tag'), actions: actions.tag, typing: true },
  { id: 'choose', name: t('keys.choose'), actions: actions.choose, typing: true },
  { id: 'sensitive', name: t('keys.sensitive'), actions: actions.sensitive.all, panel: true },
  { id: 'marks', name: t('marks.title'), actions: [...actions.marks.marks, actions.marks.close], panel: true },
  { id: 'skip', name: t('keys.skip'), actions: [...actions.skip.causes, actions.skip.close], panel: true },
  { id: 'jump', name: t('jump.title'), actions: Object.values(actions.jump.inList).flat(), typing: true, panel: true },
  { id: 'batches', name: t('batches.title'), actions: [...actions.jump.inBatches.go, actions.jump.inBatches.close], panel: true },
  { id: 'everywhere', name: t('keys.everywhere'), actions: actions.everywhere, always: true },
]
