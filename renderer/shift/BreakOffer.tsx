import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { useNow } from '../ui/useNow.ts'
import css from './BreakOffer.module.css'
import { keptOf } from './kept.ts'
import type { ShiftActions } from './shift-actions.ts'

/** Ten minutes are offered after so much work, and again so long after they were put off. */
const offeredAfterMs = 50 * 60_000
const againAfterMs = 10 * 60_000
const tickMs = 15_000

/** An offer of a break: it covers nothing, takes no focus, and goes by itself where it is left alone. */
export function BreakOffer({ actions }: { actions: ShiftActions }) {
  const { t } = useTranslation('shift')
  const workstation = useWorkstation()
  const { offer } = keptOf(workstation)
  const again = useStore(offer, state => state.again)
  const { value, readAt } = useStore(workstation.counters)
  const running = value?.running === true
  const now = useNow(running ? tickMs : null)
  const since = value === null ? 0 : value.sinceRestMs + (running ? Math.max(0, now - readAt) : 0)
  const offered = since >= Math.max(offeredAfterMs, again)
  const text = t('offer.text')
  useEffect(() => {
    if (since < offeredAfterMs) offer.setState({ again: 0 })
  }, [since, offer])
  useEffect(() => {
    if (offered) workstation.announcer.announce(text)
  }, [offered, workstation, text])
  if (!offered) return null
  return (
    <section className={css['offer']} aria-label={t('offer.title')}>
      <p>{text}</p>
      <div className={css['ways']}>
        <Button small keepsFocus onClick={() => actions.pause.run()}>{t('offer.take')}<ActionKey of={actions.pause} /></Button>
        <Button look="quiet" small keepsFocus onClick={() => offer.setState({ again: since + againAfterMs })}>{t('offer.later')}</Button>
      </div>
    </section>
  )
}
