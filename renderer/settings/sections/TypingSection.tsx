import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { abbreviationFault, keptOf, type Abbreviation } from './abbreviations.ts'
import type { SectionProps } from './GeneralSection.tsx'
import css from './TypingSection.module.css'

const empty: Abbreviation = { typed: '', text: '' }

/** What a person types for longer words. A row is kept as soon as it is whole; the last one is for the next. */
export function TypingSection({ settings, onChange }: SectionProps) {
  const { t } = useTranslation('settings')
  const [rows, setRows] = useState<readonly Abbreviation[]>(() => [...settings.abbreviations, empty])
  const write = (next: readonly Abbreviation[]): void => {
    const last = next.at(-1)
    setRows(last === undefined || last.typed !== '' || last.text !== '' ? [...next, empty] : next)
    onChange({ abbreviations: keptOf(next) })
  }
  const put = (at: number, changes: Partial<Abbreviation>): void =>
    write(rows.map((row, index) => (index === at ? { ...row, ...changes } : row)))
  return (
    <section className={css['typing']} aria-label={t('abbreviations')}>
      <h2>{t('abbreviations')}</h2>
      <p>{t('abbreviationsMeaning')}</p>
      <ul>
        {rows.map((row, index) => {
          const fault = abbreviationFault(rows, index)
          const number = index + 1
          return (
            // The rows have no names of their own, and none moves while it is written in.
            <li key={index}>
              <input
                aria-label={t('abbreviationTyped', { number })}
                aria-invalid={fault !== null}
                placeholder={t('abbreviationTypedExample')}
                maxLength={20}
                spellCheck={false}
                autoComplete="off"
                value={row.typed}
                onChange={({ target }) => put(index, { typed: target.value.replaceAll(/\s/g, '') })}
              />
              <span aria-hidden="true">→</span>
              <input
                aria-label={t('abbreviationText', { number })}
                placeholder={t('abbreviationTextExample')}
                maxLength={200}
                spellCheck={false}
                autoComplete="off"
                dir="auto"
                value={row.text}
                onChange={({ target }) => put(index, { text: target.value })}
              />
              <Button
                look="quiet" small
                aria-disabled={index === rows.length - 1}
                aria-label={t('abbreviationRemove', { typed: row.typed })}
                onClick={() => { if (index < rows.length - 1) write(rows.filter(other => other !== row)) }}
              >
                {t('remove')}
              </Button>
              {fault === null ? null : <p role="status">{t(`abbreviationFaults.${fault}`)}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
