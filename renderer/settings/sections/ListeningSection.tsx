import { useTranslation } from 'react-i18next'
import type { Outputs } from '../outputs.ts'
import { Choice } from './Choice.tsx'
import type { SectionProps } from './GeneralSection.tsx'
import { OutputChoice } from './OutputChoice.tsx'
import { Switch } from './Switch.tsx'

const speeds = [0.75, 1, 1.25, 1.5, 2]
const stepsBackMs = [0, 250, 500, 1000, 2000]

/** The usual choices, and what holds where it is none of them. */
const withOwn = (usual: readonly number[], own: number): number[] => [...new Set([...usual, own])].toSorted((a, b) => a - b)

/** How clips are played. */
export function ListeningSection({ settings, outputs, onChange }: SectionProps & { outputs: Outputs | null }) {
  const { t, i18n } = useTranslation('settings')
  const numbers = new Intl.NumberFormat(i18n.language)
  const { speed, autoplay, stepBackMs, skipSilence, shieldAll, output, announceOn } = settings
  return (
    <>
      <Choice
        label={t('speed')}
        value={speed}
        options={withOwn(speeds, speed).map(value => ({ value, label: t('speedValue', { speed: numbers.format(value) }) }))}
        onChange={value => onChange({ speed: value })}
      />
      <Choice
        label={t('stepBack')}
        meaning={t('stepBackMeaning')}
        value={stepBackMs}
        options={withOwn(stepsBackMs, stepBackMs).map(value => ({ value, label: value === 0 ? t('stepBackNone') : t('stepBackValue', { seconds: numbers.format(value / 1000) }) }))}
        onChange={value => onChange({ stepBackMs: value })}
      />
      <Switch label={t('autoplay')} meaning={t('autoplayMeaning')} on={autoplay} onChange={on => onChange({ autoplay: on })} />
      <Switch label={t('skipSilence')} meaning={t('skipSilenceMeaning')} on={skipSilence} onChange={on => onChange({ skipSilence: on })} />
      <Switch label={t('shieldAll')} meaning={t('shieldAllMeaning')} on={shieldAll} onChange={on => onChange({ shieldAll: on })} />
      <OutputChoice
        label={t('output')} meaning={t('outputMeaning')} none={t('outputSystem')}
        outputs={outputs} value={output} onChange={id => onChange({ output: id })}
      />
      {outputs === null ? null : (
        <OutputChoice
          label={t('announceOn')} meaning={t('announceOnMeaning')} none={t('announceWaits')}
          outputs={outputs} value={announceOn} onChange={id => onChange({ announceOn: id })}
        />
      )}
    </>
  )
}
