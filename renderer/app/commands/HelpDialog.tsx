import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { HelpContacts } from '../../escalate/HelpContacts.tsx'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import css from './HelpDialog.module.css'

/** Whom to call after something hard was heard; it comes from policy, so it is there without the hub too. */
export function HelpDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('commands')
  const { session } = useWorkstation()
  const named = useStore(session, state => (state.value?.help.length ?? 0) > 0)
  return (
    <Dialog title={t('help.title')} onClose={onClose} width="30rem">
      <p className={css['text']}>{t(named ? 'help.text' : 'help.nobody')}</p>
      <HelpContacts />
      <div className={css['end']}>
        <Button autoFocus onClick={onClose}>{t('help.close')}</Button>
      </div>
    </Dialog>
  )
}
