import { useTranslation } from 'react-i18next'
import type { EscalationCase } from '../../../shared/hub-api/escalations.ts'
import { Button } from '../../ui/Button.tsx'
import { nearTime } from '../../ui/format.ts'
import css from './Similar.module.css'

type SimilarProps = Pick<EscalationCase, 'similar'> & { isListed(escalation: string): boolean; onShow(escalation: string): void }

/** Other cases on the same recording or the same voice; those in the list can be opened. */
export function Similar({ similar, isListed, onShow }: SimilarProps) {
  const { t } = useTranslation('safety')
  if (similar.length === 0) return null
  return (
    <section>
      <h2>{t('record.similar')}</h2>
      <ul className={css['list']}>
        {similar.map(({ escalation, why, severity, category, state, receivedAt }) => (
          <li key={escalation}>
            <b>{t(`record.why.${why}`)}</b>
            <span>{t('record.similarCase', { severity, category: t(`category.${category}`), state: t(`state.${state}`), time: nearTime(receivedAt) })}</span>
            {isListed(escalation) ? <Button small onClick={() => onShow(escalation)}>{t('record.show')}</Button> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
