import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { SyncProgress } from '../shift/SyncProgress.tsx'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { nearTime, whole } from '../ui/format.ts'
import { ParkedList } from './ParkedList.tsx'
import css from './SyncDialog.module.css'

/** What lies on the laptop, what waits, when the hub was last met, and the two things one can do about it. */
export function SyncDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('frame')
  const { sync, session, client, notices } = useWorkstation()
  const status = useStore(sync, state => state.value)
  const weak = useStore(session, state => state.value?.keychain === 'weak')
  if (status === null) return null
  const running = status.phase !== 'idle'
  const fetching = status.phase === 'downloading'
  const ask = async (method: 'sync.start' | 'sync.cancel'): Promise<void> => {
    const reply = await client.call(method, {})
    if (reply.ok) sync.put(reply.value)
    else notices.fail(reply.failure)
  }
  const time = (instant: number | null, none: string): string => (instant === null ? none : nearTime(instant))
  return (
    <Dialog title={t('sync.title')} onClose={onClose} width="30rem">
      <p className={css['safe']}>{t('sync.safe')}</p>
      <dl className={css['figures']}>
        <dt>{t('sync.figures.clips')}</dt><dd>{whole(status.clipsOnDevice)}</dd>
        <dt>{t('sync.figures.waiting')}</dt><dd>{whole(status.waiting)}</dd>
        <dt>{t('sync.figures.last')}</dt><dd>{time(status.lastSyncAt, t('sync.figures.never'))}</dd>
        <dt>{t('sync.figures.lease')}</dt><dd>{time(status.leaseEndsAt, t('sync.figures.none'))}</dd>
      </dl>
      <div className={css['said']}>
        <SyncProgress />
        {status.failure === null || running ? null : <FailureText failure={status.failure} />}
        <ParkedList key={status.parked} />
        {weak ? <p>{t('weakKeychain')}</p> : null}
      </div>
      <div className={css['actions']}>
        <Button onClick={onClose}>{t('sync.close')}</Button>
        {fetching ? <Button key="cancel" onClick={() => void ask('sync.cancel')}>{t('sync.cancel')}</Button> : null}
        {running ? null : <Button key="start" look="primary" onClick={() => void ask('sync.start')}>{t('sync.start')}</Button>}
      </div>
    </Dialog>
  )
}
