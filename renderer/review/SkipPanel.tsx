import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import css from './SkipPanel.module.css'

/** The causes for which a clip may be skipped, a digit each. */
export function SkipPanel({ actions }: { actions: readonly Action[] }) {
  const { t } = useTranslation('review')
  const panel = useRef<HTMLDivElement>(null)
  useKeyLayer(useMemo(() => ({ name: 'skip', actions, exclusive: true }), [actions]))
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <div ref={panel} className={css['panel']} role="dialog" aria-label={t('skip.title')} tabIndex={-1}>
      <h2>{t('skip.title')}</h2>
      <div className={css['causes']}>{actions.map(action => <ActionButton key={action.id} action={action} />)}</div>
      <p>{t('skip.free')}</p>
    </div>
  )
}
