import { useId, type ReactNode } from 'react'
import css from './Entries.module.css'

type Below = { hint?: string | undefined; missing?: string | undefined }

/** What a field is described by, for whoever hears it: what helps, then what is wrong. */
export function describedBy(id: string, { hint, missing }: Below): { 'aria-describedby'?: string } {
  const below = [hint === undefined ? null : `${id}-hint`, missing === undefined ? null : `${id}-missing`].filter(one => one !== null)
  return below.length === 0 ? {} : { 'aria-describedby': below.join(' ') }
}

/** The look of an entry. */
export const entryLook = css['entry']

/** An entry under its name, above what helps and what is wrong with it, which is read out at once. */
export function Labelled({ id, label, hint, missing, children }: Below & { id: string; label: string; children: ReactNode }) {
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint === undefined ? null : <p id={`${id}-hint`} className={css['hint']}>{hint}</p>}
      {missing === undefined ? null : <p id={`${id}-missing`} role="alert" className={css['missing']}>{missing}</p>}
    </div>
  )
}

type FieldProps = { label: string; hint?: string; value: string; onChange(value: string): void }

/** A day and a time in this machine's zone, as `YYYY-MM-DDTHH:MM`; empty where none is whole. */
export function InstantField({ label, hint, value, onChange }: FieldProps) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hint={hint}>
      <input id={id} className={entryLook} type="datetime-local" value={value} {...describedBy(id, { hint })} onChange={({ target }) => onChange(target.value)} />
    </Labelled>
  )
}

/** A few words, up to `most` UTF-16 units. */
export function WordsField({ label, hint, most, value, onChange }: FieldProps & { most: number }) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hint={hint}>
      <textarea id={id} className={entryLook} rows={2} maxLength={most} value={value} {...describedBy(id, { hint })} onChange={({ target }) => onChange(target.value)} />
    </Labelled>
  )
}
