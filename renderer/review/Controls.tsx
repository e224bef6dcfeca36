import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { ClipPage } from '../../shared/contract/clips.ts'
import { allHeard, heardShare } from '../../shared/domain/heard.ts'
import type { Player } from '../player/player.ts'
import { decimal, percent, signed } from '../ui/format.ts'
import css from './Controls.module.css'
import type { Listening } from './listening.ts'
import { IconButton } from './IconButton.tsx'

type ControlsProps = { player: Player; listening: Listening; page: ClipPage; armed: boolean }

/** Playback by mouse, what holds for this clip's sound, and how much of its speech was heard. */
export const Controls = memo(function Controls({ player, listening, page, armed }: ControlsProps) {
  const { t } = useTranslation('review')
  const playing = useStore(player, state => state.playing)
  const speed = useStore(player, state => state.speed)
  const share = useRef<HTMLElement>(null)
  const words = useRef<HTMLSpanElement>(null)

  useEffect(() => {
    const draw = (): void => {
      const heard = player.heard()
      const whole = allHeard(page.speech, heard)
      if (share.current !== null) share.current.textContent = whole ? '' : percent(heardShare(page.speech, heard))
      if (words.current !== null) words.current.textContent = whole ? t('controls.allHeard') : t('controls.heard')
    }
    draw()
    return player.onPosition(draw)
  }, [player, page, t])

  return (
    <div className={css['controls']} role="group" aria-label={t('controls.label')}>
      <div className={css['transport']}>
        <IconButton label={t('actions.replay')} onPress={listening.replay} path="M5 4v10M14 4l-6 5 6 5z" />
        <IconButton label={t('actions.back')} onPress={() => listening.seekBy(-1500)} path="M9 4 3 9l6 5zM16 4l-6 5 6 5z" />
        <IconButton
          label={playing ? t('actions.pause') : t('actions.play')}
          onPress={listening.toggle}
          path={playing ? 'M5.5 4v10M12.5 4v10' : 'M5 3.5v11l9-5.5z'}
          strong
        />
        <IconButton label={t('actions.forward')} onPress={() => listening.seekBy(1500)} path="M2 4l6 5-6 5zM9 4l6 5-6 5z" />
      </div>
      <div className={css['speed']}>
        <IconButton label={t('actions.slower')} onPress={listening.slower} path="M4 9h10" />
        <span><b>{decimal(speed)}x</b> {t('controls.speedUnit')}</span>
        <IconButton label={t('actions.faster')} onPress={listening.faster} path="M4 9h10M9 4v10" />
      </div>
      <span title={t('controls.gainTitle')}><b>{signed(page.gainDb)} dB</b> {t('controls.gain')}</span>
      <span className={css['heard']}>
        {armed ? <span className={css['armed']}>{t('controls.armed')}</span> : <><b ref={share} /> <span ref={words} /></>}
      </span>
    </div>
  )
})
