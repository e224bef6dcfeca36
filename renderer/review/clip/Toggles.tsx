import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { defaultSettings } from '../../../shared/contract/settings.ts'
import type { Player } from '../../player/player.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { decimal } from '../../ui/format.ts'
import type { Listening } from '../desk/listening.ts'
import css from './Controls.module.css'
import { IconButton } from './IconButton.tsx'

type TogglesProps = { player: Player; listening: Listening }

/** How the clip is drawn: how large, and with its frequencies or without. */
export const Seeing = memo(function Seeing({ player, listening }: TogglesProps) {
  const { t } = useTranslation('review')
  const { settings } = useWorkstation()
  const zoom = useStore(player.view, sight => sight.zoom)
  const spectrogram = useStore(settings, ({ value }) => (value ?? defaultSettings).spectrogram)
  return (
    <>
      <div className={css['speed']}>
        <IconButton action="zoom-out" label={t('actions.zoomOut')} onPress={() => listening.zoom(-1)} path="M13 13l3 3M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3M6 8h4" />
        <b>{decimal(zoom)}x</b>
        <IconButton action="zoom-in" label={t('actions.zoomIn')} onPress={() => listening.zoom(1)} path="M13 13l3 3M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3M6 8h4M8 6v4" />
      </div>
      <Toggle on={spectrogram} label={t(spectrogram ? 'controls.spectrogramOn' : 'controls.spectrogramOff')} onPress={listening.toggleSpectrogram} />
    </>
  )
})

/** The shield, and while it is there, lifting it for a stretch. */
export const Shielded = memo(function Shielded({ player, listening: { shielding } }: TogglesProps) {
  const { t } = useTranslation('review')
  const on = useStore(player, state => state.shield.on)
  return (
    <>
      <Toggle on={on} label={t(on ? 'controls.shieldOn' : 'controls.shieldOff')} title={t('controls.shieldTitle')} onPress={shielding.toggle} />
      {on ? <Toggle label={t('controls.lift')} title={t('actions.lift')} onPress={shielding.lift} /> : null}
    </>
  )
})

/** A word that can be pressed; pressing it leaves the focus where it is. */
function Toggle({ on, label, title, onPress }: { on?: boolean; label: string; title?: string; onPress(): void }) {
  return (
    <button type="button" className={css['toggle']} data-on={on === true ? '' : undefined} title={title} onMouseDown={event => event.preventDefault()} onClick={onPress}>
      {label}
    </button>
  )
}
