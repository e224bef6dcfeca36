import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import type { MarkActions } from '../actions/mark-actions.ts'
import { markShortcuts } from '../transcript/shortcuts.ts'
import { KeyPanel } from './KeyPanel.tsx'
import css from './ChoicePanel.module.css'

/** What stands in the transcript where no word can, a digit each. */
export function MarkPanel({ marks, close }: MarkActions) {
  const { t } = useTranslation('review')
  const keys = useMemo(() => [...marks, close], [marks, close])
  return (
    <KeyPanel title={t('marks.title')} name="marks" keys={keys} className={css['panel'] ?? ''}>
      <div className={css['top']}>
        <h2>{t('marks.title')}</h2>
        <ActionButton action={close} />
      </div>
      <div className={css['choices']}>{marks.map(action => <ActionButton key={action.id} action={action} />)}</div>
      <p>{t('marks.how', { keys: Object.values(markShortcuts).join(', ') })}</p>
    </KeyPanel>
  )
}
