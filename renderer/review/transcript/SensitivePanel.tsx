import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { questionOf } from '../../../shared/domain/task.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { cx } from '../../ui/cx.ts'
import { KnownKey } from '../../ui/KnownKey.tsx'
import type { SensitiveActions } from '../actions/sensitive-actions.ts'
import type { Desk } from '../desk/desk.ts'
import type { Work } from '../desk/desk-state.ts'
import { rangeOf } from '../desk/word-cursor.ts'
import { KeyPanel } from '../panels/KeyPanel.tsx'
import { exactSeconds } from './times.ts'
import chips from '../questions/Chips.module.css'
import css from './WordPanel.module.css'

type SensitivePanelProps = { desk: Desk; actions: SensitiveActions; work: Work }

/** What is sensitive about the words chosen above, and when they are spoken. */
export function SensitivePanel({ desk, actions, work }: SensitivePanelProps) {
  const { t } = useTranslation('review')
  const marking = useStore(desk.store, state => state.marking)
  const cursor = useStore(desk.store, state => state.cursor)
  if (marking === null) return null
  const { draft, batch } = work
  const { time } = marking
  const span = marking.at === null ? undefined : draft.sensitive[marking.at]
  const range = cursor === null ? null : rangeOf(cursor)
  const words = range === null ? null : wordsOf(draft.transcript).slice(range.from, range.to).join(' ')
  const confirmed = span === undefined ? marking.byEar : span.confirmed
  return (
    <KeyPanel title={t('sensitive.title')} name="sensitive" keys={actions.all} className={css['panel'] ?? ''}>
      <div className={css['top']}>
        <strong>{t('sensitive.title')}</strong>
        <span className={css['words']} aria-live="polite">{words === null ? t('sensitive.noWords') : <bdi>{words}</bdi>}</span>
        <span className={css['time']}>{time === null ? t('sensitive.noTime') : t('sensitive.time', { from: exactSeconds(time.from), to: exactSeconds(time.to) })}</span>
        <span className={cx(css['state'], confirmed && css['sure'])}>{confirmed ? t('sensitive.confirmed') : t('sensitive.unconfirmed')}</span>
      </div>
      <div className={css['options']} role="group" aria-label={t('sensitive.title')}>
        {(questionOf(batch.task, 'sensitive')?.classes ?? []).map((kind, index) => (
          <button
            key={kind}
            type="button"
            className={cx(chips['chip'], css['option'], span?.class === kind && css['at'])}
            aria-pressed={span?.class === kind}
            onMouseDown={event => event.preventDefault()}
            onClick={() => desk.marking.classify(kind)}
          >
            <KnownKey id={`sensitive-${index + 1}`} tone="inherit" />
            {t(`sensitive.class.${kind}`)}
          </button>
        ))}
      </div>
      <div className={css['tools']}>
        {actions.tools.filter(action => action.available()).map(action => <ActionButton key={action.id} action={action} />)}
        {time === null ? null : actions.edges.map(action => <ActionButton key={action.id} action={action} />)}
      </div>
      {confirmed ? null : <p className={css['note']}>{t('sensitive.how')}</p>}
    </KeyPanel>
  )
}
