import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { defaultSettings, Settings } from '../../shared/contract/settings.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { Choice } from './Choice.tsx'
import css from './SettingsDialog.module.css'
import { useChanging } from './useChanging.ts'

const speeds = [0.75, 1, 1.25, 1.5, 2]

/** A person's own settings; each change is written at once and seen behind the dialog. */
export function SettingsDialog({ onClose }: { onClose(): void }) {
  const { t, i18n } = useTranslation('settings')
  const { settings, session } = useWorkstation()
  const reviews = useStore(session, state => state.value?.person?.role === 'reviewer')
  const { theme, speed, autoplay, countersShown } = useStore(settings, state => state.value) ?? defaultSettings
  const { change, failure } = useChanging()
  const numbers = new Intl.NumberFormat(i18n.language)
  const themes = Settings.shape.theme.options.map(value => ({ value, label: t(`themes.${value}`) }))
  const offered = speeds.includes(speed) ? speeds : [...speeds, speed].toSorted((a, b) => a - b)
  return (
    <Dialog title={t('title')} onClose={onClose} width="34rem">
      <p className={css['lead']}>{t('lead')}</p>
      <Choice label={t('theme')} value={theme} options={themes} onChange={value => void change({ theme: value })} />
      {reviews ? (
        <>
          <Choice
            label={t('speed')}
            value={speed}
            options={offered.map(value => ({ value, label: t('speedValue', { speed: numbers.format(value) }) }))}
            onChange={value => void change({ speed: value })}
          />
          <Switch label={t('autoplay')} meaning={t('autoplayMeaning')} on={autoplay} onChange={on => void change({ autoplay: on })} />
          <Switch label={t('counters')} meaning={t('countersMeaning')} on={countersShown} onChange={on => void change({ countersShown: on })} />
        </>
      ) : null}
      {failure === null ? null : <FailureText failure={failure} />}
      <Button className={css['close']} onClick={onClose}>{t('close')}</Button>
    </Dialog>
  )
}

type SwitchProps = { label: string; meaning: string; on: boolean; onChange(on: boolean): void }

function Switch({ label, meaning, on, onChange }: SwitchProps) {
  const { t } = useTranslation('settings')
  return (
    <label className={css['switch']}>
      <span><b>{label}</b><small>{meaning}</small></span>
      <span aria-hidden="true" className={css['state']}>{t(on ? 'on' : 'off')}</span>
      <input type="checkbox" role="switch" checked={on} onChange={({ target }) => onChange(target.checked)} />
    </label>
  )
}
