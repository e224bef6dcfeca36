import { useTranslation } from 'react-i18next'
import type { Brought } from '../../../shared/hub-api/audit.ts'
import { dayAndTime, whole } from '../../ui/format.ts'
import css from './ProofPage.module.css'

/** What laptops brought that the hub had lost, or that came out of a damaged vault: the newest first. */
export function BroughtList({ brought }: { brought: readonly Brought[] }) {
  const { t } = useTranslation('privacy')
  const words = (one: Brought): string => {
    if (one.kind === 'rescue') return t(one.lost ? 'proof.brought.awaited' : 'proof.brought.rescue', { events: whole(one.events) })
    const back = t(one.ended ? 'proof.brought.ended' : 'proof.brought.lease', { clips: whole(one.clips) })
    return one.lost === 0 ? back : `${back} ${t('proof.brought.lost', { clips: whole(one.lost) })}`
  }
  return (
    <section>
      <h3>{t('proof.brought.title')}</h3>
      <p className={css['hint']}>{t('proof.brought.lead')}</p>
      <ul className={css['findings']} tabIndex={0} aria-label={t('proof.brought.title')}>
        {brought.map((one, index) => <li key={index}>{dayAndTime(one.at)}: {words(one)}</li>)}
      </ul>
    </section>
  )
}
