import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Player } from '../../player/player.ts'
import { KnownKey } from '../../ui/KnownKey.tsx'
import css from './ShieldNote.module.css'

/** What holds for a clip that is met softened. It stays for as long as the shield does, so that nothing moves under the eye. */
export function ShieldNote({ player }: { player: Player }) {
  const { t } = useTranslation('review')
  const on = useStore(player, state => state.shield.on)
  if (!on) return null
  return (
    <section className={css['note']} aria-label={t('shield.title')}>
      <p><b>{t('shield.title')}.</b> {t('shield.text')}</p>
      <p className={css['keys']}>
        <span><KnownKey id="play" /> {t('shield.play')}</span>
        <span><KnownKey id="lift" /> {t('shield.lift')}</span>
        <span><KnownKey id="shield" /> {t('shield.off')}</span>
        <span className={css['limits']}>{t('shield.limits')}</span>
      </p>
    </section>
  )
}
