import type { TFunction } from 'i18next'
import type { MethodOutput } from '../../shared/contract/methods.ts'
import { clockTime } from '../ui/format.ts'

export type SyncState = { tone: 'good' | 'busy' | 'waiting' | 'stopped'; text: string }

/** The one true state of sync in words, most urgent first; a result that still waits is never left out. */
export function syncStateOf(status: MethodOutput<'sync.status'>, t: TFunction<'frame'>): SyncState {
  const { phase, progress, waiting, lastSyncAt, online, keptOffline, failure } = status
  const waits = waiting > 0 ? [t('sync.waiting', { count: waiting })] : []
  const say = (tone: SyncState['tone'], ...words: string[]): SyncState => ({ tone, text: words.join(', ') })
  if (phase === 'downloading' && progress !== null) {
    return say('busy', t('sync.downloading', { clips: progress.clips, clipsTotal: progress.clipsTotal }))
  }
  if (phase === 'sending') return say('busy', t('sync.sending', { count: waiting }))
  if (phase !== 'idle') return say('busy', t('sync.asking'), ...waits)
  if (keptOffline) return say('waiting', t('sync.keptOffline'), ...waits)
  if (online === false) {
    const last = lastSyncAt === null ? t('sync.offlineNever') : t('sync.offline', { time: clockTime(lastSyncAt) })
    return say('waiting', last, ...waits)
  }
  if (failure !== null && failure.reason !== 'sync_cancelled' && failure.reason !== 'nothing_assigned') {
    return say('stopped', t('sync.stopped'), ...waits)
  }
  const last = lastSyncAt === null ? t('sync.never') : t('sync.synced', { time: clockTime(lastSyncAt) })
  return say(waiting > 0 || lastSyncAt === null ? 'waiting' : 'good', last, ...waits)
}
