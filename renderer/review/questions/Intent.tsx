import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useVirtualizer } from '@tanstack/react-virtual'
import { cx } from '../../ui/cx.ts'
import { hasLeft } from '../../ui/has-left.ts'
import type { Desk } from '../desk/desk.ts'
import { titleOf } from '../desk/desk-state.ts'
import css from './Intent.module.css'

type IntentProps = {
  desk: Desk
  intent: string | null
  suggested: string | null
  current: boolean
  /** Whether letters find an intent. */
  choosing: boolean
}

/** The intent: as it stands, or as a field that finds one among many. */
export function Intent({ desk, intent, suggested, current, choosing }: IntentProps) {
  const { t } = useTranslation('review')
  const titles = useStore(desk.store, state => state.titles)
  const shown = intent === null ? t('questions.none') : titleOf(titles, intent)
  if (choosing) return <FindIntent desk={desk} intent={intent} suggested={suggested} />
  return (
    <div className={css['field']}>
      <button
        type="button"
        className={cx(css['given'], intent === null && css['none'], current && css['current'])}
        aria-label={`${t('questions.intent')}: ${shown}`}
        aria-haspopup="listbox"
        tabIndex={-1}
        onMouseDown={event => event.preventDefault()}
        onClick={() => {
          desk.asking.go('intent')
          desk.asking.moveTo(0)
        }}
      >
        {shown}
      </button>
      {intent !== null && intent === suggested ? <span className={css['suggested']}>{t('questions.suggested')}</span> : null}
    </div>
  )
}

const rowPx = 34
/** Rows that are drawn beyond those in sight. */
const overscan = 6

function FindIntent({ desk, intent, suggested }: { desk: Desk; intent: string | null; suggested: string | null }) {
  const { t } = useTranslation('review')
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const titles = useStore(desk.store, state => state.titles)
  const { typed, at, listed } = useStore(desk.store, state => state.finding)
  const { asking } = desk
  const options = asking.intents()
  // The rows are read while this is drawn and go nowhere else, so that nothing can keep a stale one.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({ count: listed ? options.length : 0, getScrollElement: () => list.current, estimateSize: () => rowPx, overscan, initialRect: { width: 300, height: 300 } })
  const optionId = (index: number): string => `${id}-${index}`

  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (listed) rows.scrollToIndex(at)
  }, [rows, listed, at, typed])
  return (
    <div className={css['finding']}>
      <input
        ref={field}
        className={css['input']}
        role="combobox"
        aria-label={t('questions.intent')}
        aria-expanded={listed}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={listed && options.length > 0 ? optionId(at) : undefined}
        placeholder={intent === null ? t('questions.findIntent') : titleOf(titles, intent)}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => asking.type(target.value)}
        onBlur={event => { if (hasLeft(event) && desk.store.getState().layer === 'choose') asking.leave() }}
      />
      {intent !== null && intent === suggested && typed === '' ? <span className={css['suggested']}>{t('questions.suggested')}</span> : null}
      <div ref={list} id={`${id}-list`} className={css['list']} hidden={!listed} role="listbox" aria-label={t('questions.intents')}>
        <div className={css['rows']} style={{ height: rows.getTotalSize() }} role="presentation">
          {rows.getVirtualItems().map(({ index, start }) => {
            const option = options[index]
            if (option === undefined) return null
            return (
              <div
                key={option ?? ''}
                id={optionId(index)}
                className={cx(css['option'], index === at && css['at'])}
                style={{ transform: `translateY(${start}px)`, height: rowPx }}
                role="option"
                aria-selected={option === intent}
                aria-setsize={options.length}
                aria-posinset={index + 1}
                onMouseDown={event => event.preventDefault()}
                onClick={() => asking.answerIntent(option)}
              >
                {option === null ? t('questions.none') : titleOf(titles, option)}
                {option !== null && option === suggested ? <span className={css['suggested']}>{t('questions.suggested')}</span> : null}
              </div>
            )
          })}
        </div>
      </div>
      {listed && options.length === 0 ? <p className={css['nothing']} role="status">{t('questions.noIntent')}</p> : null}
    </div>
  )
}
