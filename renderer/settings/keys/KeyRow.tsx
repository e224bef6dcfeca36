import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Settings } from '../../../shared/contract/settings.ts'
import type { Action } from '../../keys/action.ts'
import type { ActionGroup } from '../../keys/groups.ts'
import { keptKeys } from '../../keys/keymap.ts'
import { holdsAltGr, patternOf } from '../../keys/pattern.ts'
import { silenceKey } from '../../keys/refusals.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useKeyNames } from '../../ui/key-names.ts'
import { useKeyLabels } from '../../ui/useKeyText.ts'
import { assign, mostKeys, withoutOwn, type Assigned } from './assign.ts'
import css from './KeyRow.module.css'

type KeyRowProps = {
  action: Action
  group: ActionGroup
  groups: readonly ActionGroup[]
  settings: Settings
  /** Whether this row is the one that is being changed. */
  open: boolean
  onOpen(open: boolean): void
  onChange(keys: Settings['keys']): void
}

/** One action and its keys, and what came of pressing another one for it. */
export function KeyRow({ action, group, groups, settings, open, onOpen, onChange }: KeyRowProps) {
  const { t } = useTranslation('settings')
  const { keyboard } = useWorkstation()
  const keymap = useStore(keyboard, state => state.keymap)
  const names = useKeyNames()
  const first = useRef<HTMLButtonElement>(null)
  const [recording, setRecording] = useState<'change' | 'add' | null>(null)
  const [outcome, setOutcome] = useState<Exclude<Assigned, { kind: 'given' }> | null>(null)
  const keys = keymap.keysOf(action, group.typing)
  const kept = keptKeys(action)
  const own = settings.keys[action.id] !== undefined

  useEffect(() => {
    if (recording === null) return
    return keyboard.record(event => {
      const key = patternOf(event)
      if (key === null) return
      setRecording(null)
      if (key === silenceKey) return
      const result: Assigned = holdsAltGr(event)
        ? { kind: 'refused', key, why: 'alt_gr' }
        : assign({ groups, settings, action, group, key, adds: recording === 'add', names })
      if (result.kind === 'given') onChange(result.keys)
      else setOutcome(result)
    })
  }, [recording, keyboard, groups, settings, action, group, names, onChange])

  const record = (how: 'change' | 'add') => () => {
    onOpen(true)
    setOutcome(null)
    setRecording(how)
  }
  const settle = (next: Settings['keys'] | null) => () => {
    setOutcome(null)
    if (next !== null) onChange(next)
    first.current?.focus()
  }
  return (
    <li className={css['row']} data-open={open && (recording !== null || outcome !== null) ? '' : undefined}>
      <span className={css['name']}>{action.label}</span>
      <span className={css['keys']}>
        {recording !== null && open ? <em role="status">{t('pressKey')}</em> : keys.length === 0 ? <em>{t('noKey')}</em> : keys.map(key => <Kbd key={key} pattern={key} />)}
      </span>
      <span className={css['ways']}>
        <Button ref={first} look="quiet" small aria-label={t('changeKeyOf', { action: action.label })} onClick={record('change')}>{t('changeKey')}</Button>
        <Button look="quiet" small aria-disabled={keys.length >= mostKeys} aria-label={t('addKeyTo', { action: action.label })} onClick={keys.length >= mostKeys ? undefined : record('add')}>{t('addKey')}</Button>
        <Button look="quiet" small aria-disabled={!own} aria-label={t('resetKeyOf', { action: action.label })} onClick={own ? settle(withoutOwn(settings.keys, action.id)) : undefined}>{t('resetKey')}</Button>
      </span>
      {kept.length > 0 && recording !== null && open ? <p className={css['told']}>{t('keptKeys')}</p> : null}
      {outcome === null || !open ? null : <Outcome outcome={outcome} action={action} onSettle={settle} />}
    </li>
  )
}

type OutcomeProps = {
  outcome: Exclude<Assigned, { kind: 'given' }>
  action: Action
  onSettle(next: Settings['keys'] | null): () => void
}

/** Why a key was not given, or whose it is and what can be done about that. */
function Outcome({ outcome, action, onSettle }: OutcomeProps) {
  const { t } = useTranslation('settings')
  const labels = useKeyLabels()
  const key = labels(outcome.key).join(' ')
  if (outcome.kind === 'refused') {
    return (
      <div role="alert" className={css['told']}>
        <p>{t(`refused.${outcome.why}`, { key })}</p>
        <Button small onClick={onSettle(null)}>{t('leaveKeys')}</Button>
      </div>
    )
  }
  const { others, swap, take } = outcome
  const whose = others.map(other => t('whose', { action: other.action.label, group: other.group.name })).join(', ')
  return (
    <div role="alert" className={css['told']}>
      <p>{t('taken', { key, whose })}</p>
      {swap === null ? null : <Button small look="primary" onClick={onSettle(swap)}>{t('swapKeys')}</Button>}
      <Button small look={swap === null ? 'primary' : 'plain'} onClick={onSettle(take)}>{t('takeKey', { action: action.label })}</Button>
      <Button small onClick={onSettle(null)}>{t('leaveKeys')}</Button>
    </div>
  )
}
