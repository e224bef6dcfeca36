import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Action } from '../../keys/action.ts'
import type { Desk } from '../desk/desk.ts'
import css from './BatchName.module.css'

/** The batch that is worked on; where others lie beside it, the way to them. */
export function BatchName({ desk, others }: { desk: Desk; others: Action }) {
  const { t } = useTranslation('review')
  const name = useStore(desk.store, state => state.work?.batch.name)
  const several = useStore(desk.store, ({ rows }) => rows.some(({ batch }) => batch !== rows[0]?.batch))
  if (name === undefined || !several) return <span className={css['name']}>{name}</span>
  return (
    <button type="button" className={css['choice']} title={t('batches.title')} onMouseDown={event => event.preventDefault()} onClick={() => others.run()}>
      {name}
      <svg width="10" height="10" viewBox="0 0 10 10" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" aria-hidden="true"><path d="M2 3.5l3 3 3-3" /></svg>
    </button>
  )
}
