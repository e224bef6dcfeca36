import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { KnownKey } from '../ui/KnownKey.tsx'
import css from './GuidelinesPanel.module.css'

/** The way to the guidelines while they are closed, and whether there is something new in them. */
export function GuidelinesEntry({ changed, onOpen }: { changed: boolean; onOpen(): void }) {
  const { t } = useTranslation('guidelines')
  return (
    <Button look="quiet" small keepsFocus className={css['entry']} onClick={onOpen}>
      <KnownKey id="guidelines" />{t('open')}
      {changed ? <span className={css['changed']}>{t('changed')}</span> : null}
    </Button>
  )
}
