import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ActionKey } from '../ui/ActionKey.tsx'
import { whole } from '../ui/format.ts'
import css from './GuidelinesPanel.module.css'
import type { Reader } from './reader.ts'
import { findingKey } from './reading-actions.ts'

/** Finds while it is typed, and says how often. */
export function Finder({ reader }: { reader: Reader }) {
  const { t } = useTranslation('guidelines')
  const { typed, at, count } = useStore(reader)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => (field.current === null ? undefined : reader.attachField(field.current)), [reader])
  return (
    <div className={css['finder']} role="search">
      <ActionKey of={findingKey} />
      <input
        ref={field}
        type="search"
        aria-label={t('find')}
        placeholder={t('findHint')}
        spellCheck={false}
        autoComplete="off"
        dir="auto"
        value={typed}
        onChange={({ target }) => reader.find(target.value)}
      />
      <span role="status" className={css['count']}>
        {typed.trim() === '' ? '' : count === 0 ? t('notFound') : t('found', { at: whole(at + 1), all: whole(count) })}
      </span>
      {count === 0 ? null : (
        <>
          <button type="button" title={t('previous')} aria-label={t('previous')} onClick={() => reader.step(-1)}>↑</button>
          <button type="button" title={t('next')} aria-label={t('next')} onClick={() => reader.step(1)}>↓</button>
        </>
      )}
    </div>
  )
}
