import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { telephoneAction } from './telephone-action.ts'
import { TelephoneForm } from './TelephoneForm.tsx'

/** The way in for a report that comes by telephone, a key away on the page of cases. */
export function TelephoneEntry({ onOpened }: { onOpened(escalation: string): void }) {
  const { t } = useTranslation('safety')
  const [open, setOpen] = useState(false)
  const action = useMemo(() => telephoneAction(() => setOpen(true), t), [t])
  useKeyLayer(useMemo(() => ({ name: 'telephone', title: t('phone.title'), actions: [action] }), [action, t]))
  return (
    <>
      <Button small onClick={action.run}>{t('phone.open')}<ActionKey of={action} /></Button>
      {open ? (
        <Dialog title={t('phone.title')} onClose={() => setOpen(false)} outside={false} width="34rem">
          <TelephoneForm
            onLeave={() => setOpen(false)}
            onOpened={escalation => {
              setOpen(false)
              onOpened(escalation)
            }}
          />
        </Dialog>
      ) : null}
    </>
  )
}
