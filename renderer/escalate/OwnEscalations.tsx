import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { aboutText } from './about-text.ts'
import { keptOf } from './kept.ts'
import css from './OwnEscalations.module.css'
import { foremost } from './own-reports.ts'
import { OwnList } from './OwnList.tsx'
import { standingText } from './standing-text.ts'
import { movedOn, standingOf } from './status.ts'

/** An entry of the status line that says how one's reports stand and opens all of them. */
export function OwnEscalations() {
  const { t } = useTranslation('escalate')
  const workstation = useWorkstation()
  const { announcer } = workstation
  const { own } = keptOf(workstation)
  const reports = useStore(own, reading => reading.value)?.toSorted((a, b) => b.filedAt - a.filedAt) ?? []
  const [open, setOpen] = useState(false)
  useEffect(() => void own.refresh(), [own])
  useEffect(() => own.subscribe((now, before) => {
    for (const moved of movedOn(before.value, now.value)) {
      announcer.announce(t('movedOn', { about: aboutText(t, moved), standing: standingText(t, 'standing', moved) }))
    }
  }), [own, announcer, t])
  const shown = foremost(reports)
  if (shown === undefined) return null
  const text = standingText(t, 'entry', shown)
  return (
    <>
      <Button look="quiet" small className={css['entry']} aria-label={t('ownEntry', { standing: text })} data-standing={standingOf(shown)} onClick={() => setOpen(true)}>
        {text}
      </Button>
      {open ? <OwnList onClose={() => setOpen(false)} /> : null}
    </>
  )
}
