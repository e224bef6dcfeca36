import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import type { ReviewActions } from '../actions/review-actions.ts'
import css from './SkipPanel.module.css'

/** The causes for which a clip may be skipped, a digit each. */
export function SkipPanel({ causes, close }: ReviewActions['skip']) {
  const { t } = useTranslation('review')
  const panel = useRef<HTMLDivElement>(null)
  useKeyLayer(useMemo(() => ({ name: 'skip', actions: [...causes, close], exclusive: true }), [causes, close]))
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <div ref={panel} className={css['panel']} role="dialog" aria-label={t('skip.title')} tabIndex={-1}>
      <div className={css['top']}>
        <h2>{t('skip.title')}</h2>
        <ActionButton action={close} />
      </div>
      <div className={css['causes']}>{causes.map(action => <ActionButton key={action.id} action={action} />)}</div>
      <p>{t('skip.free')}</p>
    </div>
  )
}
