import { useEffect, useId, useRef, type FocusEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { WordRange } from '../../../shared/domain/values.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { cx } from '../../ui/cx.ts'
import { hasLeft } from '../../ui/has-left.ts'
import { KnownKey } from '../../ui/KnownKey.tsx'
import type { ReviewActions } from '../actions/review-actions.ts'
import type { Desk } from '../desk/desk.ts'
import { titleOf } from '../desk/desk-state.ts'
import chips from '../questions/Chips.module.css'
import css from './WordPanel.module.css'

type LabelPanelProps = { desk: Desk; actions: ReviewActions; draft: Annotation; chosen: WordRange }

/** How many labels are drawn at once; typing finds the others. */
const shown = 24

/** The labels for the words chosen above: a digit, a press, or a few letters of the label's name. */
export function LabelPanel({ desk, actions, draft, chosen }: LabelPanelProps) {
  const { t } = useTranslation('review')
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const finding = useStore(desk.store, state => state.finding)
  const titles = useStore(desk.store, state => state.titles)
  const { labelling } = desk
  const labels = labelling.labels()
  const from = Math.max(0, finding.at - shown + 1)
  const words = wordsOf(draft.transcript).slice(chosen.from, chosen.to).join(' ')
  const given = draft.slots.filter(slot => slot.words.from < chosen.to && chosen.from < slot.words.to).map(({ label }) => label)

  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  const leave = (event: FocusEvent): void => {
    if (hasLeft(event) && desk.store.getState().layer === 'tag') labelling.leave()
  }
  const optionId = (index: number): string => `${id}-${index}`
  return (
    <div className={css['panel']} role="group" aria-label={t('tag.title')} onBlur={leave}>
      <div className={css['top']}>
        <span className={css['words']} aria-live="polite"><bdi>{words}</bdi></span>
        <input
          ref={field}
          className={css['find']}
          role="combobox"
          aria-label={t('tag.find')}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={labels.length === 0 ? undefined : optionId(finding.at)}
          placeholder={t('tag.find')}
          value={finding.typed}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => labelling.type(target.value)}
        />
        <ActionButton action={{ ...actions.tagging.remove, available: () => given.length > 0 }} />
        {actions.sensitive.open.available() ? (
          <button type="button" className={css['tool']} onMouseDown={event => event.preventDefault()} onClick={actions.sensitive.open.run}>{t('tag.sensitive')}</button>
        ) : null}
      </div>
      <div id={`${id}-list`} className={css['options']} role="listbox" aria-label={t('tag.found')}>
        {labels.slice(from, from + shown).map((label, index) => {
          const at = from + index
          return (
            <div
              key={label}
              id={optionId(at)}
              className={cx(chips['chip'], css['option'], at === finding.at && css['at'])}
              role="option"
              aria-selected={given.includes(label)}
              onMouseDown={event => event.preventDefault()}
              onClick={() => labelling.label(label)}
            >
              <KnownKey id={`label-${at + 1}`} tone="inherit" />
              {titleOf(titles, label)}
            </div>
          )
        })}
      </div>
      {labels.length === 0 ? <p className={css['note']}>{t('tag.none')}</p> : null}
      {labels.length > from + shown ? <p className={css['note']}>{t('tag.more', { count: labels.length - from - shown })}</p> : null}
    </div>
  )
}
