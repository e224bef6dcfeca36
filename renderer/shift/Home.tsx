import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Action, KeyLayer } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { Frame } from '../ui/Frame.tsx'
import { QuietActions, QuietPage } from '../ui/QuietPage.tsx'
import { ActionKey } from '../ui/ActionKey.tsx'
import { ClockOut } from './ClockOut.tsx'
import { heldText } from './held-text.ts'
import { NextBatch } from './NextBatch.tsx'
import css from './Home.module.css'
import type { ShiftActions } from './shift-actions.ts'
import { ShiftFigures } from './ShiftFigures.tsx'
import { SyncProgress } from './SyncProgress.tsx'
import { ToldNote } from './ToldNote.tsx'
import { useCare } from './useCare.ts'

type HomeProps = {
  actions: ShiftActions
  /** Goes on with the clips that wait; given while a shift runs. */
  onGoOn: (() => void) | null
  /** What else there is to do. */
  more?: ReactNode
  /** Opens practice. */
  onPractise(): Promise<void>
}

/** Between shifts and after the last clip: what waits, what was sent, and what one can do now. */
export function Home({ actions, onGoOn, onPractise, more }: HomeProps) {
  const { t } = useTranslation('shift')
  const { sync, counters, client, notices } = useWorkstation()
  const status = useStore(sync, state => state.value)
  const left = useStore(counters, state => state.value?.left ?? 0)
  const [leaving, setLeaving] = useState(false)
  const working = onGoOn !== null
  const care = useCare()
  const unsuited = working && care !== null && care.held > 0
  const waits = left > 0 && !unsuited

  const goOn = useMemo((): Action => (
    { id: 'go-on', label: t('home.goOn'), keys: ['Enter'], available: () => onGoOn !== null && waits, whyNot: () => t(onGoOn === null ? 'whyNot.noShift' : 'whyNot.noClip'), run: () => onGoOn?.() }
  ), [onGoOn, waits, t])
  useKeyLayer(useMemo((): KeyLayer => ({ name: 'home', actions: [actions.clockIn, goOn, ...(unsuited ? [actions.unsuited] : [])] }), [actions, goOn, unsuited]))

  const ask = async (method: 'sync.start' | 'sync.cancel'): Promise<void> => {
    const reply = await client.call(method, {})
    if (reply.ok) sync.put(reply.value)
    else notices.fail(reply.failure)
  }
  const syncing = status !== null && status.phase !== 'idle'
  const fetching = status?.phase === 'downloading' ? (
    <Button key="cancel" onClick={() => void ask('sync.cancel')}>{t('home.cancel')}</Button>
  ) : (
    <Button key="fetch" look={waits || unsuited ? 'plain' : 'primary'} disabled={syncing} onClick={() => void ask('sync.start')}>{t('home.fetch')}</Button>
  )
  const title = unsuited ? t('unsuited.title') : working ? (waits ? t('home.more') : t('home.done')) : t('home.ready')
  const text = unsuited
    ? heldText(care, t)
    : waits
      ? t(working ? 'home.moreText' : 'home.readyText', { count: left })
      : t(working ? 'home.doneText' : 'home.emptyText')

  return (
    <Frame figures={working ? <ShiftFigures /> : undefined}>
      <QuietPage title={title}>
        <p className={css['text']}>{text}</p>
        {waits ? null : <NextBatch />}
        <QuietActions>
          {working && waits ? <Button look="primary" autoFocus onClick={onGoOn}>{goOn.label}<ActionKey of={goOn} tone="inherit" /></Button> : null}
          {working ? null : (
            <Button look={waits ? 'primary' : 'plain'} autoFocus={waits} onClick={() => actions.clockIn.run()}>
              {actions.clockIn.label}<ActionKey of={actions.clockIn} tone="inherit" />
            </Button>
          )}
          {unsuited ? <Button onClick={() => actions.unsuited.run()}>{actions.unsuited.label}<ActionKey of={actions.unsuited} /></Button> : null}
          {fetching}
          <Button look="quiet" onClick={() => void onPractise()}>{t('home.practise')}</Button>
          {working ? <Button look="quiet" onClick={() => setLeaving(true)}>{t('home.clockOut')}</Button> : null}
        </QuietActions>
        {unsuited ? <p className={css['paid']}>{t('unsuited.paid')}</p> : null}
        {working ? null : <ToldNote />}
        {more}
        <SyncProgress />
        {status === null || status.failure === null || syncing ? null : <FailureText failure={status.failure} />}
        {status === null || status.lastSyncAt === null ? null : (
          <p className={css['waiting']}>{status.waiting > 0 ? t('home.waiting', { count: status.waiting }) : t('home.sent')}</p>
        )}
      </QuietPage>
      {leaving ? <ClockOut actions={actions} onClose={() => setLeaving(false)} /> : null}
    </Frame>
  )
}
