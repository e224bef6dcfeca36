import { useTranslation } from 'react-i18next'
import { describedBy, entryLook, Labelled } from '../../ui/Entries.tsx'
import type { FieldName } from './choices.ts'

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
  const below = {
    hint: hint === undefined ? undefined : t(`step.hint.${hint}`),
    missing: missing ? t(isChoice ? 'step.missing.choice' : 'step.missing.text') : undefined,
  }
  const common = {
    id: fieldId(name), value, 'aria-invalid': missing, 'aria-required': true, className: entryLook, ...describedBy(fieldId(name), below),
  } as const
  return (
    <Labelled id={fieldId(name)} label={t(`step.field.${name}`)} {...below}>
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
    </Labelled>
  )
}
