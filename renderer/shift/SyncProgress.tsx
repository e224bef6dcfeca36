import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { whole } from '../ui/format.ts'
import css from './SyncProgress.module.css'

const megabyte = 1_000_000

/** How far a sync has come; nothing while none is running. */
export function SyncProgress() {
  const { t } = useTranslation('shift')
  const { sync } = useWorkstation()
  const status = useStore(sync, state => state.value)
  if (status === null || status.phase === 'idle') return null
  const { progress } = status
  if (progress === null) return <p className={css['progress']}>{t(status.phase === 'sending' ? 'sending' : 'asking')}</p>
  const share = progress.bytesTotal === 0 ? 0 : progress.bytes / progress.bytesTotal
  const text = t('fetching', {
    clips: whole(progress.clips),
    clipsTotal: whole(progress.clipsTotal),
    done: whole(progress.bytes / megabyte),
    total: whole(progress.bytesTotal / megabyte),
  })
  return (
    <div className={css['progress']}>
      <div className={css['track']} role="progressbar" aria-label={text} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)}>
        <div className={css['filled']} style={{ width: `${share * 100}%` }} />
      </div>
      <p>{text}</p>
    </div>
  )
}
