import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Reply } from '../../shared/contract/failure.ts'
import type { SyncStatus } from '../../shared/contract/sync.ts'
import { SyncProgress } from '../shift/SyncProgress.tsx'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { nearTime, whole } from '../ui/format.ts'
import { ParkedList } from './ParkedList.tsx'
import { RescueList } from './RescueList.tsx'
import { SyncBatches } from './SyncBatches.tsx'
import css from './SyncDialog.module.css'

/** What lies on the laptop and until when, what waits, when the hub was last met, and what one can do about it. */
export function SyncDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('frame')
  const { sync, session, client, notices } = useWorkstation()
  const status = useStore(sync, state => state.value)
  const reviewing = useStore(session, state => state.value?.person?.role === 'reviewer')
  const weak = useStore(session, state => state.value?.keychain === 'weak')
  if (status === null) return null
  const running = status.phase !== 'idle'
  const fetching = status.phase === 'downloading'
  const take = (reply: Reply<SyncStatus>): void => {
    if (reply.ok) sync.put(reply.value)
    else notices.fail(reply.failure)
  }
  const ask = async (method: 'sync.start' | 'sync.cancel'): Promise<void> => take(await client.call(method, {}))
  const keepOffline = async (offline: boolean): Promise<void> => take(await client.call('sync.keepOffline', { offline }))
  const time = (instant: number | null, none: string): string => (instant === null ? none : nearTime(instant))
  return (
    <Dialog title={t('sync.title')} onClose={onClose} width="34rem">
      <p className={css['safe']}>{t('sync.safe')}</p>
      <dl className={css['figures']}>
        <dt>{t('sync.figures.clips')}</dt><dd>{whole(status.clipsOnDevice)}</dd>
        <dt>{t('sync.figures.waiting')}</dt><dd>{whole(status.waiting)}</dd>
        <dt>{t('sync.figures.last')}</dt><dd>{time(status.lastSyncAt, t('sync.figures.never'))}</dd>
        <dt>{t('sync.figures.lease')}</dt><dd>{time(status.leaseEndsAt, t('sync.figures.none'))}</dd>
      </dl>
      {reviewing ? <SyncBatches /> : null}
      <div className={css['said']}>
        {status.keptOffline ? <p>{t('sync.offlineMeaning')}</p> : null}
        <SyncProgress />
        {status.failure === null || running || status.keptOffline ? null : <FailureText failure={status.failure} />}
        <RescueList />
        <ParkedList key={status.parked} />
        {weak ? <p>{t('weakKeychain')}</p> : null}
      </div>
      <div className={css['actions']}>
        <Button onClick={onClose}>{t('sync.close')}</Button>
        {fetching ? <Button key="cancel" onClick={() => void ask('sync.cancel')}>{t('sync.cancel')}</Button> : null}
        {status.keptOffline ? (
          <Button key="online" look="primary" onClick={() => void keepOffline(false)}>{t('sync.goOnline')}</Button>
        ) : (
          <Button key="offline" onClick={() => void keepOffline(true)}>{t('sync.stayOffline')}</Button>
        )}
        {running || status.keptOffline ? null : <Button key="start" look="primary" onClick={() => void ask('sync.start')}>{t('sync.start')}</Button>}
      </div>
    </Dialog>
  )
}
