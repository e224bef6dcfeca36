import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { EscalatingStore } from './escalating.ts'
import css from './Words.module.css'

const fields = ['words', 'sounds', 'inference'] as const
const longest = 2000

/** Three optional boxes that keep what was heard apart from what it seems to mean. */
export function Words({ store }: { store: EscalatingStore }) {
  const { t } = useTranslation('escalate')
  const draft = useStore(store, state => state.draft)
  const boxes = useRef<HTMLDivElement>(null)
  useEffect(() => {
    boxes.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={boxes} className={css['words']}>
      {fields.map((field, index) => (
        <label key={field} className={css['field']}>
          <span>{t(field)}</span>
          <textarea
            autoFocus={index === 0}
            className={css['box']}
            rows={2}
            maxLength={longest}
            value={draft[field]}
            onChange={({ target }) => store.change({ [field]: target.value })}
          />
        </label>
      ))}
      <p className={css['hint']}>{t('optional')}</p>
    </div>
  )
}
