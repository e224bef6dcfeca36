import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { allHeard, heardShare } from '../../../shared/domain/heard.ts'
import type { Span } from '../../../shared/domain/values.ts'
import type { Player } from '../../player/player.ts'
import { decimal, percent, signed } from '../../ui/format.ts'
import css from './Controls.module.css'
import { IconButton } from './IconButton.tsx'
import { Seeing, Shielded } from './Toggles.tsx'
import { coarseMs, type Listening } from '../desk/listening.ts'

type ControlsProps = { player: Player; listening: Listening; gainDb: number; speech: readonly Span[]; armed: boolean }

/** Playback by mouse, what holds for this clip's sound, and how much of its speech was heard. */
export function Controls({ player, listening, gainDb, speech, armed }: ControlsProps) {
  const { t } = useTranslation('review')
  return (
    <div className={css['controls']} role="group" aria-label={t('controls.label')}>
      <Transport player={player} listening={listening} />
      <Seeing player={player} listening={listening} />
      <Shielded player={player} listening={listening} />
      <span title={t('controls.gainTitle')}><b>{signed(gainDb)} dB</b> {t('controls.gain')}</span>
      <span className={css['heard']}>
        {armed ? <span className={css['armed']}>{t('controls.armed')}</span> : <HeardShare player={player} speech={speech} />}
      </span>
    </div>
  )
}

const Transport = memo(function Transport({ player, listening }: { player: Player; listening: Listening }) {
  const { t } = useTranslation('review')
  const playing = useStore(player, state => state.playing)
  const speed = useStore(player, state => state.speed)
  const loops = useStore(player, state => state.passage?.again === true)
  return (
    <>
      <div className={css['transport']}>
        <IconButton action="replay" label={t('actions.replay')} onPress={listening.replay} path="M5 4v10M14 4l-6 5 6 5z" />
        <IconButton action="back" label={t('actions.back')} onPress={() => listening.seekBy(-coarseMs)} path="M9 4 3 9l6 5zM16 4l-6 5 6 5z" />
        <IconButton
          action="play"
          label={playing ? t('actions.pause') : t('actions.play')}
          onPress={listening.toggle}
          path={playing ? 'M5.5 4v10M12.5 4v10' : 'M5 3.5v11l9-5.5z'}
          strong
        />
        <IconButton action="forward" label={t('actions.forward')} onPress={() => listening.seekBy(coarseMs)} path="M2 4l6 5-6 5zM9 4l6 5-6 5z" />
        <IconButton
          action="loop"
          label={t('actions.loop')}
          onPress={listening.passages.loop}
          path="M4 9V7.5A2.5 2.5 0 0 1 6.5 5H14M12 3l2 2-2 2M14 9v1.5a2.5 2.5 0 0 1-2.5 2.5H4M6 15l-2-2 2-2"
          pressed={loops}
        />
      </div>
      <div className={css['speed']}>
        <IconButton action="slower" label={t('actions.slower')} onPress={listening.slower} path="M4 9h10" />
        <span><b>{decimal(speed)}x</b> {t('controls.speedUnit')}</span>
        <IconButton action="faster" label={t('actions.faster')} onPress={listening.faster} path="M4 9h10M9 4v10" />
      </div>
    </>
  )
})

/** Written straight into the page: it moves with the sound. */
function HeardShare({ player, speech }: { player: Player; speech: readonly Span[] }) {
  const { t } = useTranslation('review')
  const share = useRef<HTMLElement>(null)
  const words = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const put = (element: HTMLElement | null, text: string): void => {
      if (element !== null && element.textContent !== text) element.textContent = text
    }
    const draw = (): void => {
      const heard = player.heard()
      const whole = allHeard(speech, heard)
      put(share.current, whole ? '' : percent(heardShare(speech, heard)))
      put(words.current, whole ? t('controls.allHeard') : t('controls.heard'))
    }
    draw()
    return player.onPosition(draw)
  }, [player, speech, t])
  return <><b ref={share} /> <span ref={words} /></>
}
