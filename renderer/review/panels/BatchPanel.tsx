import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchProgress } from '../../../shared/contract/flow.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { nearTime } from '../../ui/format.ts'
import { LowPanel } from '../../ui/LowPanel.tsx'
import { batchActions, mostBatches } from '../actions/batch-actions.ts'
import css from './BatchPanel.module.css'

type BatchPanelProps = { batch: string; onGo(clip: string): void; onClose(): void }

/** The batches on this laptop: a digit goes to the first clip that waits in one. */
export function BatchPanel({ batch: here, onGo, onClose }: BatchPanelProps) {
  const { t } = useTranslation('review')
  const { client, notices } = useWorkstation()
  const [batches, setBatches] = useState<readonly BatchProgress[]>([])

  useEffect(() => {
    void client.call('batches.list', {}).then(reply => {
      if (reply.ok) setBatches(reply.value.slice(0, mostBatches))
      else notices.fail(reply.failure)
    })
  }, [client, notices])
  const { go, close } = useMemo(() => batchActions(t, {
    may: index => batches[index]?.open === true && batches[index].first !== null && batches[index].batch !== here,
    go(index) {
      const first = batches[index]?.first ?? null
      if (first !== null) onGo(first)
    },
    close: onClose,
  }), [batches, here, onGo, onClose, t])
  useKeyLayer(useMemo(() => ({ name: 'batches', actions: [...go, close], exclusive: true }), [go, close]))

  const standing = ({ open, waiting, endsAt }: BatchProgress): string[] => [
    waiting > 0 ? t('batches.waiting', { count: waiting }) : t('batches.done'),
    open ? t('batches.until', { time: nearTime(endsAt) }) : t('batches.ended'),
  ]
  return (
    <LowPanel title={t('batches.title')} close={close} width="36rem">
      <ol className={css['batches']}>
        {batches.map((progress, index) => {
          const action = go[index]
          return action === undefined ? null : (
            <li key={progress.batch}>
              <ActionButton action={{ ...action, label: progress.name }} />
              <span>{standing(progress).join(' · ')}</span>
              {progress.batch === here ? <em>{t('batches.here')}</em> : null}
            </li>
          )
        })}
      </ol>
    </LowPanel>
  )
}
