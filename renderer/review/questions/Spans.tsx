import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { WordRange } from '../../../shared/domain/values.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import type { Action } from '../../keys/action.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { cx } from '../../ui/cx.ts'
import { KnownKey } from '../../ui/KnownKey.tsx'
import type { MarkActions } from '../actions/mark-actions.ts'
import type { TagActions } from '../actions/tag-actions.ts'
import type { Desk } from '../desk/desk.ts'
import { titleOf, type Work } from '../desk/desk-state.ts'
import { startsFromHypothesis } from '../desk/writing.ts'
import { differences } from '../transcript/decorations.ts'
import { exactSeconds } from '../transcript/times.ts'
import chips from './Chips.module.css'
import css from './Spans.module.css'

// What stands on the words and the sound of a clip, as rows beside the other questions.

const wordsIn = ({ transcript }: Annotation, { from, to }: WordRange): string => wordsOf(transcript).slice(from, to).join(' ')

type RowProps = { label: string; current: boolean; children: ReactNode }

const Row = ({ label, current, children }: RowProps) => (
  <div className={cx(css['spans'], current && chips['current'])} role="group" aria-label={label} tabIndex={-1} data-entry>{children}</div>
)

type SpanButtonProps = { at: number; onPress(): void; children: ReactNode }

/** Something that stands there already: its digit, or a press, takes it up again. */
const SpanButton = ({ at, onPress, children }: SpanButtonProps) => (
  <button type="button" className={chips['chip']} tabIndex={-1} onMouseDown={event => event.preventDefault()} onClick={onPress}>
    <KnownKey id={`answer-${at + 1}`} />
    <span>{children}</span>
  </button>
)

type SlotsProps = { desk: Desk; draft: Annotation; current: boolean; actions: TagActions }

/** The slots; while typing, the labels that Alt and a digit put on the selected words. */
export function Slots({ desk, draft, current, actions }: SlotsProps) {
  const { t } = useTranslation('review')
  const titles = useStore(desk.store, state => state.titles)
  const typing = useStore(desk.store, state => state.layer === 'type')
  if (typing) {
    return (
      <Row label={t('questions.slots')} current={current}>
        <span className={css['oneLine']}>
          {actions.whileTyping.map((action, index) => {
            const label = desk.labelling.labels()[index]
            return label === undefined ? null : <ActionButton key={action.id} action={{ ...action, label: titleOf(titles, label) }} />
          })}
        </span>
      </Row>
    )
  }
  return (
    <Row label={t('questions.slots')} current={current}>
      {draft.slots.map(({ label, words }, index) => (
        <SpanButton key={`${label}-${words.from}`} at={index} onPress={() => desk.labelling.pick(words)}>{titleOf(titles, label)} <bdi>{t('questions.words', { words: wordsIn(draft, words) })}</bdi></SpanButton>
      ))}
      {draft.slots.length === 0 ? <Nothing text={t('questions.noSlots')} action={actions.open} /> : null}
    </Row>
  )
}

type SensitiveSpansProps = { desk: Desk; draft: Annotation; current: boolean; action: Action }

export function SensitiveSpans({ desk, draft, current, action }: SensitiveSpansProps) {
  const { t } = useTranslation('review')
  return (
    <Row label={t('questions.sensitive')} current={current}>
      {draft.sensitive.map(({ class: kind, words, time, confirmed }, index) => (
        <SpanButton key={`${kind}-${words?.from ?? ''}-${time?.from ?? ''}`} at={index} onPress={() => desk.marking.takeUp(index)}>
          {t(`sensitive.class.${kind}`)}{' '}
          {words === null ? null : <bdi>{t('questions.words', { words: wordsIn(draft, words) })}</bdi>}{' '}
          {time === null ? null : t('sensitive.time', { from: exactSeconds(time.from), to: exactSeconds(time.to) })}
          {confirmed ? null : <em className={css['unsure']}> {t('sensitive.unconfirmed')}</em>}
        </SpanButton>
      ))}
      {draft.sensitive.length === 0 ? <Nothing text={t('sensitive.none')} action={action} /> : null}
    </Row>
  )
}

const Nothing = ({ text, action }: { text: string; action: Action }) => (
  <>
    <span className={css['nothing']}>{text}</span>
    <ActionButton action={action} />
  </>
)

type TranscriptStateProps = { desk: Desk; work: Work; actions: MarkActions }

/** How the transcript stands beside what the recogniser heard, and where others speak. */
export function TranscriptState({ desk, work, actions }: TranscriptStateProps) {
  const { t } = useTranslation('review')
  const { page, draft } = work
  const held = startsFromHypothesis(work)
  const count = held ? differences(page.hypothesis, wordsOf(draft.transcript)).count : 0
  const state = !held ? t('transcript.own') : count === 0 ? t('transcript.same') : t('transcript.changed', { count })
  return (
    <div className={css['spans']} role="group" aria-label={t('questions.transcript')}>
      <span className={css['nothing']}>{state}</span>
      {[actions.compare, actions.restore].map(action => (action.available() ? <ActionButton key={action.id} action={action} /> : null))}
      {draft.background.map(span => (
        <button key={span.from} type="button" className={chips['chip']} tabIndex={-1} onMouseDown={event => event.preventDefault()} onClick={() => desk.marking.removeBackground(span)}>
          <span>{t('transcript.background', { from: exactSeconds(span.from), to: exactSeconds(span.to) })} · {t('transcript.remove')}</span>
        </button>
      ))}
    </div>
  )
}
