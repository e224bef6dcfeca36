import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Action } from '../../keys/action.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { fitting } from '../../ui/fitting.ts'
import css from './CommandPalette.module.css'

type CommandPaletteProps = { actions: readonly Action[]; onClose(): void }

/** Everything that can be done now, found by a few letters of its name; Enter does it. */
export function CommandPalette({ actions, onClose }: CommandPaletteProps) {
  const { t } = useTranslation('commands')
  const named = useMemo(() => {
    const all = actions.filter(({ id, label }) => label !== '' && id !== 'commands')
    /** What can be done first, and among that what is done most: the way to report harm needs no finding. */
    const order = (action: Action): number => (action.available() ? 0 : 2) + (action.everywhere === true ? 1 : 0)
    return all.toSorted((a, b) => order(a) - order(b))
  }, [actions])
  const [store] = useState(() => createStore(() => ({ query: '', at: 0 })))
  const { query, at } = useStore(store)
  const found = useMemo(() => fitting(query, named, ({ label }) => label), [query, named])
  const list = useId()
  const idOf = (index: number): string => `${list}-${index}`
  const chosen = useRef<HTMLLIElement>(null)
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' })
  })

  const choose = useMemo(() => (action: Action | undefined): void => {
    if (action?.available() !== true) return
    onClose()
    action.run()
  }, [onClose])
  const keys = useMemo((): Action[] => {
    const always = (): boolean => true
    const move = (id: string, label: string, key: string, by: number): Action => ({
      id, label, keys: [key], repeats: true, available: always,
      run: () => store.setState(now => ({ at: Math.max(0, Math.min(found.length - 1, now.at + by)) })),
    })
    return [
      move('command-down', '', 'ArrowDown', 1), move('command-up', '', 'ArrowUp', -1),
      move('command-page-down', '', 'PageDown', 8), move('command-page-up', '', 'PageUp', -8),
      { id: 'command-run', label: '', keys: ['Enter'], available: always, run: () => choose(found[store.getState().at]) },
    ]
  }, [store, found, choose])

  return (
    <Dialog title={t('palette.title')} onClose={onClose} actions={keys} width="40rem">
      <input
        className={css['find']}
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={found.length === 0 ? undefined : idOf(at)}
        aria-label={t('palette.find')}
        placeholder={t('palette.find')}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={({ target }) => store.setState({ query: target.value, at: 0 })}
      />
      <ul id={list} className={css['list']} role="listbox" aria-label={t('palette.list')}>
        {found.map((action, index) => (
          <li
            key={action.id}
            id={idOf(index)}
            ref={index === at ? chosen : undefined}
            className={css['command']}
            role="option"
            aria-selected={index === at}
            aria-disabled={!action.available()}
            onPointerMove={() => { if (store.getState().at !== index) store.setState({ at: index }) }}
            onClick={() => choose(action)}
          >
            <span className={css['name']}>{action.label}</span>
            {action.available() ? null : <small>{action.whyNot?.() ?? t('palette.notNow')}</small>}
            <ActionKey of={action} />
          </li>
        ))}
      </ul>
      <p role="status" className={found.length === 0 ? css['none'] : 'unseen'}>
        {found.length === 0 ? t('palette.none') : t('palette.found', { count: found.length })}
      </p>
    </Dialog>
  )
}
