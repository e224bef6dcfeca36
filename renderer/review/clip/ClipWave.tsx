import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { defaultSettings } from '../../../shared/contract/settings.ts'
import type { Span } from '../../../shared/domain/values.ts'
import type { Player } from '../../player/player.ts'
import type { Region } from '../../player/Regions.tsx'
import { Waveform } from '../../player/Waveform.tsx'
import { useWorkstation } from '../../state/workstation.ts'
import { seconds } from '../../ui/format.ts'
import type { Desk } from '../desk/desk.ts'
import type { Work } from '../desk/desk-state.ts'
import { moveRegion, regionsOf } from './clip-regions.ts'

type ClipWaveProps = { desk: Desk; player: Player; work: Work; armed: boolean; regionsOn(clip: string): readonly Region[] }

/** The waveform of the clip in front, with what was marked on it. */
export function ClipWave({ desk, player, work, armed, regionsOn }: ClipWaveProps) {
  const { t } = useTranslation('review')
  const { settings } = useWorkstation()
  const spectrogram = useStore(settings, ({ value }) => (value ?? defaultSettings).spectrogram)
  const selection = useStore(desk.store, state => state.selection)
  const { page: { clip, durationMs, peaks, gainDb }, draft: { sensitive, background } } = work
  const regions = useMemo(
    () => [...regionsOn(clip), ...regionsOf({ selection, sensitive, background }, t)],
    [regionsOn, clip, selection, sensitive, background, t],
  )
  const textAt = useCallback((ms: number) => t('wave.at', { at: seconds(ms), duration: seconds(durationMs) }), [t, durationMs])
  const markText = (ms: number, last: boolean): string => (last ? t('heading.seconds', { seconds: seconds(ms) }) : seconds(ms))
  const select = useCallback((span: Span) => desk.store.setState({ selection: span }), [desk])
  const move = useCallback((id: string, span: Span) => moveRegion(desk, id, span), [desk])
  return (
    <Waveform
      player={player}
      durationMs={durationMs}
      peaks={peaks}
      gainDb={gainDb}
      armed={armed}
      spectrogram={spectrogram}
      regions={regions}
      label={t('wave.position')}
      textAt={textAt}
      markText={markText}
      onSelect={select}
      onRegion={move}
      onZoom={desk.listening.zoom}
    />
  )
}
