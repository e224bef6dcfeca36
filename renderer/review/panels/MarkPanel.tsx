import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { LowPanel } from '../../ui/LowPanel.tsx'
import type { MarkActions } from '../actions/mark-actions.ts'
import { markShortcuts } from '../transcript/shortcuts.ts'
import css from './ChoicePanel.module.css'

/** What stands in the transcript where no word can, a digit each. */
export function MarkPanel({ marks, close }: MarkActions) {
  const { t } = useTranslation('review')
  useKeyLayer(useMemo(() => ({ name: 'marks', actions: [...marks, close], exclusive: true }), [marks, close]))
  return (
    <LowPanel title={t('marks.title')} close={close}>
      <div className={css['choices']}>{marks.map(action => <ActionButton key={action.id} action={action} />)}</div>
      <p>{t('marks.how', { keys: Object.values(markShortcuts).join(', ') })}</p>
    </LowPanel>
  )
}
