import { useTranslation } from 'react-i18next'
import type { FieldName } from './choices.ts'
import css from './Field.module.css'

/** One of several to choose from. */
export type Offered = { value: string; text: string }

type FieldProps = {
  name: FieldName
  value: string
  missing: boolean
  offered: readonly Offered[]
  onChange(value: string): void
}

export const fieldId = (name: FieldName): string => `step-${name}`

const choices: readonly FieldName[] = ['of', 'severity', 'to']
const oneLine: readonly FieldName[] = ['authority', 'reference']
/** In characters, as the contract has them; all others take 2,000. */
const longest: Partial<Record<FieldName, number>> = { authority: 200, reference: 200, line: 1000 }
const hinted = ['authority', 'reference', 'line'] as const
const hintOf = (name: FieldName): (typeof hinted)[number] | undefined => hinted.find(one => one === name)

/** One thing to say with a step: a choice, a line, or words. */
export function Field({ name, value, missing, offered, onChange }: FieldProps) {
  const { t } = useTranslation('safety')
  const hint = hintOf(name)
  const isChoice = choices.includes(name)
  const described = [hint === undefined ? null : `${fieldId(name)}-hint`, missing ? `${fieldId(name)}-missing` : null].filter(id => id !== null).join(' ')
  const common = {
    id: fieldId(name), value, 'aria-invalid': missing, 'aria-required': true, className: css['entry'],
    ...(described === '' ? {} : { 'aria-describedby': described }),
  } as const
  return (
    <div className={css['field']}>
      <label htmlFor={fieldId(name)}>{t(`step.field.${name}`)}</label>
      {isChoice ? (
        <select {...common} onChange={({ target }) => onChange(target.value)}>
          <option value="" disabled>{t('step.choose')}</option>
          {offered.map(one => <option key={one.value} value={one.value}>{one.text}</option>)}
        </select>
      ) : oneLine.includes(name) ? (
        <input {...common} maxLength={longest[name]} autoComplete="off" onChange={({ target }) => onChange(target.value)} />
      ) : (
        <textarea {...common} rows={2} maxLength={longest[name] ?? 2000} onChange={({ target }) => onChange(target.value)} />
      )}
      {hint === undefined ? null : <p id={`${fieldId(name)}-hint`} className={css['hint']}>{t(`step.hint.${hint}`)}</p>}
      {missing ? <p id={`${fieldId(name)}-missing`} role="alert" className={css['missing']}>{t(isChoice ? 'step.missing.choice' : 'step.missing.text')}</p> : null}
    </div>
  )
}
