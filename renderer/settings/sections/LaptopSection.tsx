import { useTranslation } from 'react-i18next'
import { AuditPart } from './AuditPart.tsx'
import css from './LaptopSection.module.css'
import { PassphrasePart } from './PassphrasePart.tsx'
import { VaultPart } from './VaultPart.tsx'

/** What this laptop keeps for the person who works on it: the logs of what happened, the vault that they lie in, and the passphrase over it. */
export function LaptopSection() {
  const { t } = useTranslation('settings')
  return (
    <>
      <section className={css['part']} aria-label={t('audit.title')}><AuditPart /></section>
      <section className={css['part']} aria-label={t('vault.title')}><VaultPart /></section>
      <section className={css['part']} aria-label={t('passphrase.title')}><PassphrasePart /></section>
    </>
  )
}
