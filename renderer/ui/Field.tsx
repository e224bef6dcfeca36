import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import css from './Field.module.css'

type FieldProps = {
  label: string
  value: string
  onChange(value: string): void
  /** What is wrong with this entry, read out at once. */
  complaint?: string | null
  /** What helps before anything is wrong. */
  hint?: string | null
  autoFocus?: boolean
}

const describedBy = (id: string, { complaint, hint }: FieldProps): { 'aria-describedby'?: string } =>
  complaint == null && hint == null ? {} : { 'aria-describedby': id }

function Below({ id, complaint, hint }: { id: string } & Pick<FieldProps, 'complaint' | 'hint'>) {
  if (complaint != null) return <p id={id} role="alert" className={css['complaint']}>{complaint}</p>
  return hint == null ? null : <p id={id} className={css['hint']}>{hint}</p>
}

/** One long line that is pasted; its invisible white space does not matter. */
export function InvitationField(props: FieldProps) {
  const { label, value, onChange, complaint, hint, autoFocus = false } = props
  const id = useId()
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={css['invitation']}
        rows={3}
        spellCheck={false}
        autoComplete="off"
        autoFocus={autoFocus}
        placeholder="earshot://"
        value={value}
        aria-invalid={complaint != null}
        {...describedBy(`${id}-below`, props)}
        onChange={({ target }) => onChange(target.value.replaceAll('\n', ''))}
        onKeyDown={event => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
      />
      <Below id={`${id}-below`} complaint={complaint ?? null} hint={hint ?? null} />
    </div>
  )
}

/** A passphrase, hidden until its owner wants to see it. */
export function PassphraseField(props: FieldProps & { fresh?: boolean }) {
  const { label, value, onChange, complaint, hint, autoFocus = false, fresh = false } = props
  const { t } = useTranslation('ui')
  const [shown, setShown] = useState(false)
  const id = useId()
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <div className={css['passphrase']}>
        <input
          id={id}
          type={shown ? 'text' : 'password'}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete={fresh ? 'new-password' : 'current-password'}
          autoFocus={autoFocus}
          maxLength={256}
          value={value}
          aria-invalid={complaint != null}
          {...describedBy(`${id}-below`, props)}
          onChange={({ target }) => onChange(target.value)}
        />
        <Button look="quiet" small keepsFocus aria-pressed={shown} onClick={() => setShown(!shown)}>{t(shown ? 'hide' : 'show')}</Button>
      </div>
      <Below id={`${id}-below`} complaint={complaint ?? null} hint={hint ?? null} />
    </div>
  )
}
