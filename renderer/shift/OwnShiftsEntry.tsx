import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'

/** The way to one's own shifts. */
export function OwnShiftsEntry({ onOpen }: { onOpen(): void }) {
  const { t } = useTranslation('shift')
  return <Button look="quiet" small onClick={onOpen}>{t('mine.open')}</Button>
}
