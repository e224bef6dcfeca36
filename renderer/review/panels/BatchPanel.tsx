import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchProgress } from '../../../shared/contract/flow.ts'
import type { Action } from '../../keys/action.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { nearTime } from '../../ui/format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { cx } from '../../ui/cx.ts'
import { digit } from '../actions/action-parts.ts'
import css from './BatchPanel.module.css'
import choice from './ChoicePanel.module.css'
import { KeyPanel } from './KeyPanel.tsx'

type BatchPanelProps = { batch: string; onGo(clip: string): void; onClose(): void }

/** Digits for the batches; a laptop that holds more has them in the list of all clips. */
const most = 9

/** The batches on this laptop: a digit goes to the first clip that waits in one. */
export function BatchPanel({ batch: here, onGo, onClose }: BatchPanelProps) {
  const { t } = useTranslation('review')
  const { client, notices } = useWorkstation()
  const [batches, setBatches] = useState<readonly BatchProgress[]>([])

  useEffect(() => {
    void client.call('batches.list', {}).then(reply => {
      if (reply.ok) setBatches(reply.value.slice(0, most))
      else notices.fail(reply.failure)
    })
  }, [client, notices])
  const go = useMemo(() => batches.map(({ batch, name, open, first }, index): Action => ({
    id: `batch-${batch}`, label: name, keys: digit(index + 1),
    available: () => open && first !== null && batch !== here,
    run: () => { if (first !== null) onGo(first) },
  })), [batches, here, onGo])
  const close = useMemo((): Action => ({
    id: 'batches-close', label: t('actions.closePanel'), keys: ['Escape', 'Shift+KeyJ'], available: () => true, run: onClose,
  }), [onClose, t])
  const keys = useMemo(() => [...go, close], [go, close])

  const standing = ({ open, waiting, endsAt }: BatchProgress): string[] => [
    waiting > 0 ? t('batches.waiting', { count: waiting }) : t('batches.done'),
    open ? t('batches.until', { time: nearTime(endsAt) }) : t('batches.ended'),
  ]
  return (
    <KeyPanel title={t('batches.title')} name="batches" keys={keys} className={cx(choice['panel'], css['wide'])}>
      <div className={choice['top']}>
        <h2>{t('batches.title')}</h2>
        <ActionButton action={close} />
      </div>
      <ol className={css['batches']}>
        {batches.map((progress, index) => {
          const action = go[index]
          return action === undefined ? null : (
            <li key={progress.batch}>
              <ActionButton action={action} />
              <span>{standing(progress).join(' · ')}</span>
              {progress.batch === here ? <em>{t('batches.here')}</em> : null}
            </li>
          )
        })}
      </ol>
    </KeyPanel>
  )
}
