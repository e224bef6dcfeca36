import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Action, Bound } from '../../keys/action.ts'
import { groupsOf, type ActionGroup } from '../../keys/groups.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useKeyLabels } from '../../ui/useKeyText.ts'
import css from './KeyOverlay.module.css'

type KeyOverlayProps = { held: readonly Action[]; opener: Bound; onClose(): void; onChange(): void }

/** Every key there is, drawn from the actions themselves; pressing an entry does what its key does. */
export function KeyOverlay({ held, opener, onClose, onChange }: KeyOverlayProps) {
  const { t } = useTranslation('commands')
  const [sought, setSought] = useState('')
  const groups = useFound(sought)
  const heldIds = useMemo(() => new Set(held.map(({ id }) => id)), [held])
  const closing = useMemo(
    (): Action[] => [{ ...opener, label: t('keys.close'), available: () => true, run: onClose }],
    [t, opener, onClose],
  )
  const choose = (action: Action): void => {
    onClose()
    action.run()
  }
  return (
    <Dialog title={t('keys.title')} onClose={onClose} actions={closing} width="72rem">
      <input
        type="search"
        className={css['find']}
        aria-label={t('keys.find')}
        placeholder={t('keys.find')}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={sought}
        onChange={({ target }) => setSought(target.value)}
      />
      <div className={css['groups']}>
        {groups.map(({ id, name, actions, typing }) => (
          <section key={id} aria-label={name}>
            <h2>{name}{actions.every(action => heldIds.has(action.id)) ? <small>{t('keys.active')}</small> : null}</h2>
            <ul>
              {actions.map(action => (
                <li key={action.id}>
                  <button type="button" className={css['entry']} disabled={!heldIds.has(action.id) || !action.available()} onClick={() => choose(action)}>
                    <span className={css['keys']}><Keys action={action} typing={typing} /></span>
                    {action.label}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {groups.length === 0 ? <p role="status" className={css['none']}>{t('keys.none')}</p> : null}
      <div className={css['actions']}>
        <Button look="quiet" onClick={onChange}>{t('keys.change')}</Button>
        <Button onClick={onClose}>{t('keys.close')}</Button>
      </div>
    </Dialog>
  )
}

/** The keys of an action; the number pad's digits go without saying. */
function Keys({ action, typing }: { action: Action; typing: boolean | undefined }) {
  const { t } = useTranslation('commands')
  const keymap = useStore(useWorkstation().keyboard, state => state.keymap)
  const labels = useKeyLabels()
  const keys = keymap.keysOf(action, typing)
  if (keys.length === 0) return t('keys.without')
  const said = new Set<string>()
  return keys.map(key => {
    const label = labels(key).join(' ')
    if (said.has(label)) return null
    said.add(label)
    return <Kbd key={key} pattern={key} />
  })
}

/** The groups with what fits a sought word: in the name of an action, or written on its keys. */
function useFound(sought: string): ActionGroup[] {
  const { keyboard } = useWorkstation()
  const { keymap, groups, layers } = useStore(keyboard)
  const labels = useKeyLabels()
  const words = sought.trim().toLocaleLowerCase()
  const fits = (action: Action): boolean =>
    action.label.toLocaleLowerCase().includes(words) ||
    keymap.keysOf(action).some(key => labels(key).join(' ').toLocaleLowerCase() === words)
  return groupsOf({ groups, layers })
    .map(group => ({ ...group, actions: words === '' ? group.actions : group.actions.filter(fits) }))
    .filter(({ actions }) => actions.length > 0)
}
