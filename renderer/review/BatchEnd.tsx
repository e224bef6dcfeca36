import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BatchProgress } from '../../shared/contract/flow.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { useWorkstation } from '../state/workstation.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { nearTime } from '../ui/format.ts'
import { Frame } from '../ui/Frame.tsx'
import { QuietActions, QuietPage } from '../ui/QuietPage.tsx'
import type { EndActions } from './actions/end-actions.ts'
import css from './BatchEnd.module.css'
import type { Desk } from './desk/desk.ts'

type BatchEndProps = {
  desk: Desk
  actions: EndActions
  figures: ReactNode
  /** What else there is to do. */
  more: ReactNode
}

/** A batch is done and another waits: what was done, what comes next, and silence until somebody goes on. */
export function BatchEnd({ desk, actions, figures, more }: BatchEndProps) {
  const { t } = useTranslation('review')
  const { goOn, undo, list } = actions
  const { ended, next } = useBatches(desk)
  useKeyLayer(useMemo(() => ({ name: 'batch-end', actions: [goOn] }), [goOn]))
  return (
    <Frame figures={figures}>
      <QuietPage title={ended === null ? t('said.between') : t('end.title', { name: ended.name })}>
        {ended === null ? null : <Done batch={ended} />}
        {next === null ? null : (
          <section className={css['next']}>
            <h2>{t('end.next', { name: next.name })}</h2>
            <p>{t('batches.waiting', { count: next.waiting })}, {t('batches.until', { time: nearTime(next.endsAt) })}</p>
          </section>
        )}
        <QuietActions>
          <Button look="primary" autoFocus onClick={goOn.run}>{goOn.label}<ActionKey of={goOn} tone="inherit" /></Button>
          <ActionButton action={undo} />
          <ActionButton action={list} />
        </QuietActions>
        {more}
      </QuietPage>
    </Frame>
  )
}

/** What was done in the batch that ended last; nothing where none has. */
export function BatchDone({ desk }: { desk: Desk }) {
  const { ended } = useBatches(desk)
  return ended === null ? null : <Done batch={ended} named />
}

function Done({ batch: { name, submitted, skipped, escalated }, named = false }: { batch: BatchProgress; named?: boolean }) {
  const { t } = useTranslation('review')
  const parts = [
    t('end.submitted', { count: submitted }),
    ...(skipped > 0 ? [t('end.skipped', { count: skipped })] : []),
    ...(escalated > 0 ? [t('end.escalated', { count: escalated })] : []),
  ]
  return <p className={css['done']}>{named ? `${name}: ` : null}{parts.join(' · ')}</p>
}

/** The batch that was done last, and the one to come, as the core has them now. */
function useBatches({ store }: Desk): { ended: BatchProgress | null; next: BatchProgress | null } {
  const { client, notices } = useWorkstation()
  const ended = useStore(store, state => state.ended)
  const rows = useStore(store, state => state.rows)
  const [known, setKnown] = useState<{ batches: readonly BatchProgress[]; next: string | null }>({ batches: [], next: null })
  useEffect(() => {
    let here = true
    void Promise.all([client.call('batches.list', {}), client.call('clips.current', {})]).then(([batches, current]) => {
      if (!here) return
      if (!batches.ok) return notices.fail(batches.failure)
      const next = current.ok ? (rows.find(({ clip }) => clip === current.value.clip)?.batch ?? null) : null
      setKnown({ batches: batches.value, next })
    })
    return () => {
      here = false
    }
  }, [client, notices, rows])
  const find = (id: string | null): BatchProgress | null => known.batches.find(({ batch }) => batch === id) ?? null
  return { ended: find(ended), next: known.next === ended ? null : find(known.next) }
}
