import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Settings } from '../../../shared/contract/settings.ts'
import { conflictsOf, groupsOf } from '../../keys/groups.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { fitting } from '../../ui/fitting.ts'
import { useKeyNames } from '../../ui/key-names.ts'
import { useKeyLabels } from '../../ui/useKeyText.ts'
import { Choice } from '../sections/Choice.tsx'
import type { SectionProps } from '../sections/GeneralSection.tsx'
import css from './KeysSection.module.css'
import { KeyRow } from './KeyRow.tsx'

/** Which key does what: a preset for the hand, and every single key by pressing it. */
export function KeysSection({ settings, onChange }: SectionProps) {
  const { t } = useTranslation('settings')
  const { keyboard } = useWorkstation()
  const { groups: known, layers, keymap } = useStore(keyboard)
  const names = useKeyNames()
  const labels = useKeyLabels()
  const groups = useMemo(() => groupsOf({ groups: known, layers }), [known, layers])
  const conflicts = useMemo(() => conflictsOf(groups, keymap, names), [groups, keymap, names])
  const [sought, setSought] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const changed = Object.keys(settings.keys).length

  return (
    <>
      <Choice
        label={t('preset')}
        meaning={t(`presetMeanings.${settings.keyPreset}`)}
        value={settings.keyPreset}
        options={Settings.shape.keyPreset.options.map(value => ({ value, label: t(`presets.${value}`) }))}
        onChange={value => onChange({ keyPreset: value })}
      />
      <div className={css['tools']}>
        <input
          type="search" aria-label={t('findAction')} placeholder={t('findAction')}
          autoComplete="off" spellCheck={false}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
        <Button look="quiet" small aria-disabled={changed === 0} onClick={() => { if (changed > 0) onChange({ keys: {} }) }}>{t('resetAll', { count: changed })}</Button>
      </div>
      {conflicts.length === 0 ? null : (
        <ul role="alert" className={css['conflicts']}>
          {conflicts.map(({ key, actions: [one, other] }) => (
            <li key={`${one.id} ${other.id}`}>{t('means', { key: labels(key).join(' '), one: one.label, other: other.label })}</li>
          ))}
        </ul>
      )}
      {groups.map(group => {
        const shown = fitting(sought, group.actions, ({ label }) => label)
        return shown.length === 0 ? null : (
          <section key={group.id} className={css['group']} aria-label={group.name}>
            <h2>{group.name}</h2>
            <ul>
              {shown.map(action => {
                const id = `${group.id} ${action.id}`
                return (
                  <KeyRow
                    key={action.id} action={action} group={group} groups={groups} settings={settings}
                    open={open === id} onOpen={now => setOpen(now ? id : null)} onChange={keys => onChange({ keys })}
                  />
                )
              })}
            </ul>
          </section>
        )
      })}
    </>
  )
}
