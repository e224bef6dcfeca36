import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Action } from '../keys/action.ts'
import type { Player } from '../player/player.ts'
import { Waveform } from '../player/Waveform.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { seconds } from '../ui/format.ts'
import css from './Deciding.module.css'
import type { HearingState } from './hearing.ts'

type ClipSoundProps = {
  player: Player
  clip: { durationMs: number; peaks: string; gainDb: number; wordsApproximate?: boolean }
  busy: HearingState['busy']
  heard: boolean
  play: Action
  others: readonly Action[]
}

/** The clip that is decided on. Peaks are there from the start; the sound is fetched when it is asked for. */
export function ClipSound({ player, clip: { durationMs, peaks, gainDb, wordsApproximate = false }, busy, heard, play, others }: ClipSoundProps) {
  const { t } = useTranslation('adjudicate')
  const playing = useStore(player, state => state.playing)
  const textAt = useCallback((ms: number) => t('at', { at: seconds(ms), duration: seconds(durationMs) }), [t, durationMs])
  const markText = (ms: number, last: boolean): string => (last ? t('unit', { seconds: seconds(ms) }) : seconds(ms))
  return (
    <section data-keys="listen" aria-label={t('sound')}>
      <Waveform player={player} durationMs={durationMs} peaks={peaks} gainDb={gainDb} label={t('position')} textAt={textAt} markText={markText} />
      <div className={css['controls']}>
        <ActionButton action={{ ...play, label: t(playing ? 'do.pause' : 'do.play') }} />
        {others.map(action => <ActionButton key={action.id} action={action} />)}
        <span role="status" className={css['hint']}>{busy === 'fetching' ? t('fetching') : heard ? null : t('unfetched')}</span>
        {wordsApproximate ? <span className={css['hint']}>{t('approximate')}</span> : null}
      </div>
    </section>
  )
}
