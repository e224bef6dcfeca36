import { useId } from 'react'
import css from './FilterField.module.css'

/** Leaves of a table what somebody looks for. */
export function FilterField({ label, value, onChange }: { label: string; value: string; onChange(text: string): void }) {
  const id = useId()
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="search" spellCheck={false} autoComplete="off" value={value} onChange={({ target }) => onChange(target.value)} />
    </div>
  )
}
