import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import rows from '../Row.module.css'
import css from './WithoutClips.module.css'

/** Several reviewers without clips as one row, so that they leave the page its room; it opens to name them. */
export function WithoutClips({ people, onGive }: { people: readonly string[]; onGive(person: string | null): void }) {
  const { t } = useTranslation('supervisor')
  const [open, setOpen] = useState(false)
  const named = useId()
  return (
    <li className={css['group']} data-open={open}>
      <div className={rows['row']}>
        <button type="button" className={css['opener']} aria-expanded={open} aria-controls={open ? named : undefined} onClick={() => setOpen(!open)}>
          <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
            <path d="M4.5 2.5 8 6l-3.5 3.5" />
          </svg>
          {t('needs.someWithout', { count: people.length })}
        </button>
        <Button small onClick={() => onGive(null)}>{t('needs.giveToAll')}</Button>
      </div>
      {open ? (
        <ul id={named} className={css['named']}>
          {people.map(person => (
            <li key={person} className={rows['row']}>
              <span>{person}</span>
              <Button small onClick={() => onGive(person)} aria-label={t('needs.giveTo', { person })}>{t('needs.give')}</Button>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
