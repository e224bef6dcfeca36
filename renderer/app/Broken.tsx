import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import css from './App.module.css'

/** A screen that could not be drawn: what is safe, and the way back. */
export function Broken() {
  const { t } = useTranslation('frame')
  return (
    <div role="alert" className={css['broken']}>
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.text')}</p>
      <Button look="primary" onClick={() => location.reload()}>{t('broken.reload')}</Button>
    </div>
  )
}
