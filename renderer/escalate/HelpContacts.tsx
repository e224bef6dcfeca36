import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import css from './HelpContacts.module.css'

/** Whom policy names for somebody who has heard something hard. */
export function HelpContacts() {
  const { t } = useTranslation('escalate')
  const { session } = useWorkstation()
  const help = useStore(session, state => state.value?.help)
  if (help === undefined || help.length === 0) return null
  return (
    <section className={css['help']} aria-label={t('help')}>
      <h2>{t('help')}</h2>
      <dl>
        {help.map(({ label, contact }) => (
          <div key={label}><dt>{label}</dt><dd>{contact}</dd></div>
        ))}
      </dl>
    </section>
  )
}
