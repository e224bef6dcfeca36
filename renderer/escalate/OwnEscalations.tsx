import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogList } from '../ui/DialogList.tsx'
import { dayAndTime } from '../ui/format.ts'
import { keptOf } from './kept.ts'
import css from './OwnEscalations.module.css'
import { Progress } from './Progress.tsx'
import { standingText } from './standing-text.ts'
import { movedOn, standingOf } from './status.ts'

/** An entry of the status line that says how the newest report stands and opens all of them. */
export function OwnEscalations() {
  const { t } = useTranslation('escalate')
  const workstation = useWorkstation()
  const { announcer } = workstation
  const { own } = keptOf(workstation)
  const reports = useStore(own, reading => reading.value)?.toSorted((a, b) => b.filedAt - a.filedAt) ?? []
  const [open, setOpen] = useState(false)
  useEffect(() => void own.refresh(), [own])
  const newest = reports[0]
  useEffect(() => own.subscribe((now, before) => {
    for (const moved of movedOn(before.value, now.value)) {
      announcer.announce(t('movedOn', { position: moved.position, standing: standingText(t, 'standing', moved) }))
    }
  }), [own, announcer, t])
  if (newest === undefined) return null
  const text = standingText(t, 'entry', newest)
  return (
    <>
      <Button look="quiet" small className={css['entry']} aria-label={t('ownEntry', { standing: text })} data-standing={standingOf(newest)} onClick={() => setOpen(true)}>
        {text}
      </Button>
      {open ? (
        <Dialog title={t('own')} onClose={() => setOpen(false)} width="45rem">
          <DialogList label={t('own')} lead={t('ownMeaning')} close={t('ownClose')} onClose={() => setOpen(false)}>
            {reports.map(report => (
              <li key={report.escalation} className={css['report']}>
                <h2>{t('about', { position: report.position })}: {t(`category.${report.category}`)}, {report.severity}</h2>
                <p className={css['when']}>{dayAndTime(report.filedAt)}</p>
                <Progress own={report} />
                {report.outcome === null ? null : <p className={css['outcome']}><b>{t('outcome')}</b> {report.outcome}</p>}
              </li>
            ))}
          </DialogList>
        </Dialog>
      ) : null}
    </>
  )
}
