import { useId } from 'react'
import css from './Entries.module.css'

type FieldProps = { label: string; hint?: string; value: string; onChange(value: string): void }

const describedBy = (id: string, hint: string | undefined) => (hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })

/** A day and a time in this machine's zone, as `YYYY-MM-DDTHH:MM`; empty where none is whole. */
export function InstantField({ label, hint, value, onChange }: FieldProps) {
  const id = useId()
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <input id={id} className={css['entry']} type="datetime-local" value={value} {...describedBy(id, hint)} onChange={({ target }) => onChange(target.value)} />
      {hint === undefined ? null : <p id={`${id}-hint`} className={css['hint']}>{hint}</p>}
    </div>
  )
}

/** A few words, up to `most` UTF-16 units. */
export function WordsField({ label, hint, most, value, onChange }: FieldProps & { most: number }) {
  const id = useId()
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} className={css['entry']} rows={2} maxLength={most} value={value} {...describedBy(id, hint)} onChange={({ target }) => onChange(target.value)} />
      {hint === undefined ? null : <p id={`${id}-hint`} className={css['hint']}>{hint}</p>}
    </div>
  )
}
