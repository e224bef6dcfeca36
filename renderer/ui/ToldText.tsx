import { useTranslation } from 'react-i18next'
import css from './ToldText.module.css'

/** What is kept and shown of a reviewer's work, in words; `days` is how long single shifts are kept. */
export function ToldText({ visibility, days }: { visibility: 'named' | 'grouped'; days: number }) {
  const { t } = useTranslation('ui')
  return (
    <ul className={css['told']}>
      <li>{t(`told.${visibility}`, { count: days })}</li>
      <li>{t('told.kept', { count: days })}</li>
      <li>{t('told.log')}</li>
      <li>{t('told.never')}</li>
    </ul>
  )
}
