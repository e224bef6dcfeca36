import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action } from '../../keys/action.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './KeyOverlay.module.css'

type KeyOverlayProps = { groups: readonly { name: string; actions: readonly Action[] }[]; onClose(): void }

/** Every key there is, drawn from the actions themselves; pressing an entry does what its key does. */
export function KeyOverlay({ groups, onClose }: KeyOverlayProps) {
  const { t } = useTranslation('review')
  const closing = useMemo(
    (): Action[] => [{ id: 'keys-close', label: t('keys.close'), keys: ['?', 'F1'], available: () => true, run: onClose }],
    [t, onClose],
  )
  const choose = (action: Action): void => {
    onClose()
    action.run()
  }
  return (
    <Dialog title={t('keys.title')} onClose={onClose} actions={closing} width="64rem">
      <div className={css['groups']}>
        {groups.map(({ name, actions }) => (
          <section key={name}>
            <h2>{name}</h2>
            <ul>
              {actions.map(action => (
                <li key={action.id}>
                  <button type="button" className={css['entry']} disabled={!action.available()} onClick={() => choose(action)}>
                    <span className={css['keys']}>{shownKeys(action).map(key => <Kbd key={key} pattern={key} />)}</span>
                    {action.label}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className={css['actions']}><Button onClick={onClose}>{t('keys.close')}</Button></div>
    </Dialog>
  )
}

const shownKeys = ({ keys }: Action): string[] => keys.filter(key => !key.startsWith('Numpad'))
