import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import type { ReviewActions } from '../actions/review-actions.ts'
import { KeyPanel } from './KeyPanel.tsx'
import css from './ChoicePanel.module.css'

/** The causes for which a clip may be skipped, a digit each. */
export function SkipPanel({ causes, close }: ReviewActions['skip']) {
  const { t } = useTranslation('review')
  const keys = useMemo(() => [...causes, close], [causes, close])
  return (
    <KeyPanel title={t('skip.title')} name="skip" keys={keys} className={css['panel'] ?? ''}>
      <div className={css['top']}>
        <h2>{t('skip.title')}</h2>
        <ActionButton action={close} />
      </div>
      <div className={css['choices']}>{causes.map(action => <ActionButton key={action.id} action={action} />)}</div>
      <p>{t('skip.free')}</p>
    </KeyPanel>
  )
}
