import { useTranslation } from 'react-i18next'
import type { Session } from '../../shared/contract/session.ts'
import css from './Join.module.css'

/** The hub has taken this laptop out of use: what becomes of it, or what became of it. */
export function RetiredNote({ state, owed }: NonNullable<Session['retirement']>) {
  const { t } = useTranslation('join')
  return (
    <section role="status" className={css['retired']}>
      <h2>{t(state === 'done' ? 'retired.doneTitle' : 'retired.orderedTitle')}</h2>
      <p>{t(state === 'done' ? 'retired.done' : 'retired.ordered')}</p>
      {owed.length === 0 ? null : <p>{t('retired.owed', { codes: owed.join(', ') })}</p>}
    </section>
  )
}
