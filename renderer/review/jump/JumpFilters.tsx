import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchProgress, ListedClip } from '../../../shared/contract/flow.ts'
import { WakeVerdict, wakeVerdicts } from '../../../shared/domain/annotation.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import type { Action } from '../../keys/action.ts'
import { whole } from '../../ui/format.ts'
import css from './JumpPanel.module.css'
import { countsOf, filters, type Choice } from './listing.ts'

type JumpFiltersProps = {
  clips: readonly ListedClip[]
  batches: readonly BatchProgress[]
  choice: Choice
  /** One for each filter, in their order. */
  actions: readonly Action[]
  onChange(change: Partial<Choice>): void
}

/** What narrows the list down: a kind of clip, a batch, a verdict. */
export const JumpFilters = memo(function JumpFilters({ clips, batches, choice, actions, onChange }: JumpFiltersProps) {
  const { t } = useTranslation('review')
  const counts = useMemo(() => countsOf(clips, choice), [clips, choice])
  const verdicts = useMemo(() => wakeVerdicts.filter(verdict => clips.some(({ wake }) => wake === verdict)), [clips])
  return (
    <div className={css['filters']}>
      <div role="group" aria-label={t('jump.filters')} className={css['kinds']}>
        {filters.map((filter, index) => (
          <button
            key={filter}
            type="button"
            className={css['kind']}
            aria-pressed={choice.filter === filter}
            onMouseDown={event => event.preventDefault()}
            onClick={() => actions[index]?.run()}
          >
            {actions[index] === undefined ? null : <ActionKey of={actions[index]} tone="inherit" />}
            {t(`jump.filter.${filter}`)} <b>{whole(counts[filter])}</b>
          </button>
        ))}
      </div>
      {batches.length < 2 ? null : (
        <label className={css['select']}>
          {t('jump.batch')}
          <select value={choice.batch ?? ''} onChange={({ target }) => onChange({ batch: target.value === '' ? null : target.value })}>
            <option value="">{t('jump.any')}</option>
            {batches.map(({ batch, name }) => <option key={batch} value={batch}>{name}</option>)}
          </select>
        </label>
      )}
      {verdicts.length === 0 ? null : (
        <label className={css['select']}>
          {t('jump.verdict')}
          <select value={choice.wake ?? ''} onChange={({ target }) => onChange({ wake: WakeVerdict.safeParse(target.value).data ?? null })}>
            <option value="">{t('jump.any')}</option>
            {verdicts.map(verdict => <option key={verdict} value={verdict}>{t(`wake.${verdict}`)}</option>)}
          </select>
        </label>
      )}
    </div>
  )
})
