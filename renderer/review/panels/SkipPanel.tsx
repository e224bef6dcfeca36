import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { LowPanel } from '../../ui/LowPanel.tsx'
import type { ReviewActions } from '../actions/review-actions.ts'
import css from './ChoicePanel.module.css'

/** The causes for which a clip may be skipped, a digit each. */
export function SkipPanel({ causes, close }: ReviewActions['skip']) {
  const { t } = useTranslation('review')
  useKeyLayer(useMemo(() => ({ name: 'skip', actions: [...causes, close], exclusive: true }), [causes, close]))
  return (
    <LowPanel title={t('skip.title')} close={close}>
      <div className={css['choices']}>{causes.map(action => <ActionButton key={action.id} action={action} />)}</div>
      <p>{t('skip.free')}</p>
    </LowPanel>
  )
}
