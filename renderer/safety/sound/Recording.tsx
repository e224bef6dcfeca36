import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Span } from '../../../shared/domain/values.ts'
import type { EscalationCase } from '../../../shared/hub-api/escalations.ts'
import type { Player } from '../../player/player.ts'
import { Waveform } from '../../player/Waveform.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { seconds } from '../../ui/format.ts'
import { cutPeaks, type CaseSound } from './case-sound.ts'
import css from './Recording.module.css'
import type { SoundActions } from './sound-actions.ts'

type RecordingProps = { sound: CaseSound; actions: SoundActions; loudness: EscalationCase['loudness']; isClosed: boolean }

/** The seconds of a case: seen as a sketch of loudness, heard only when asked for, softened until somebody wants them plain. */
export function Recording({ sound, actions, loudness, isClosed }: RecordingProps) {
  const { t } = useTranslation('safety')
  const { sound: path, span, failure } = useStore(sound)
  const silent = isClosed ? 'record.closedSound' : path === null || span === null || loudness === null ? 'record.noSound' : null
  return (
    <section>
      <h2>{t('record.sound')}</h2>
      {silent !== null ? <p className={css['hint']}>{t(silent)}</p> : null}
      {silent === null && path !== null && span !== null && loudness !== null
        ? <Seconds sound={sound} player={path.player} actions={actions} span={span} peaks={cutPeaks(loudness.peaks, span)} gainDb={loudness.gainDb} />
        : null}
      {failure === null ? null : <FailureText failure={failure} />}
    </section>
  )
}

type SecondsProps = { sound: CaseSound; player: Player; actions: SoundActions; span: Span; peaks: string; gainDb: number }

function Seconds({ sound, player, actions, span, peaks, gainDb }: SecondsProps) {
  const { t } = useTranslation('safety')
  const { soft, whole, fetching } = useStore(sound)
  const playing = useStore(player, state => state.playing)
  const durationMs = span.to - span.from
  const textAt = useCallback((ms: number) => t('record.at', { at: seconds(span.from + ms), duration: seconds(span.to) }), [t, span])
  const markText = (ms: number, last: boolean): string => (last ? t('record.unit', { seconds: seconds(span.from + ms) }) : seconds(span.from + ms))
  return (
    <div data-keys="listen">
      <Waveform key={`${span.from} ${span.to}`} player={player} durationMs={durationMs} peaks={peaks} gainDb={gainDb} label={t('record.soundOf')} textAt={textAt} markText={markText} />
      <div className={css['controls']}>
        <ActionButton action={{ ...actions.play, label: t(playing ? 'record.pause' : 'record.play') }} />
        <ActionButton action={actions.replay} />
        <ActionButton action={{ ...actions.soft, label: t(soft ? 'record.softOn' : 'record.softOff') }} />
        <ActionButton action={{ ...actions.whole, label: t(whole ? 'record.whole' : 'record.spanOnly') }} />
        <span className={css['hint']}>{t('record.seconds', { from: seconds(span.from), to: seconds(span.to) })}</span>
        <span role="status" className={css['hint']}>{fetching ? t('record.fetching') : null}</span>
      </div>
      <p className={css['hint']}>{t('record.onRecord')}</p>
    </div>
  )
}
