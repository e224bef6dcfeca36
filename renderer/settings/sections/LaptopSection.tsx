import { useTranslation } from 'react-i18next'
import { AuditPart } from './AuditPart.tsx'
import css from './LaptopSection.module.css'
import { PassphrasePart } from './PassphrasePart.tsx'

/** What this laptop keeps for the person who works on it: the logs of what happened, and the passphrase over them. */
export function LaptopSection() {
  const { t } = useTranslation('settings')
  return (
    <>
      <section className={css['part']} aria-label={t('audit.title')}><AuditPart /></section>
      <section className={css['part']} aria-label={t('passphrase.title')}><PassphrasePart /></section>
    </>
  )
}
