import { useId } from 'react'
import css from './Choice.module.css'

type ChoiceProps<T> = {
  label: string
  meaning?: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange(value: T): void
}

/** One of a few, all of them in sight. */
export function Choice<T extends string | number>({ label, meaning, value, options, onChange }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className={css['choice']}>
      <legend>{label}</legend>
      {meaning === undefined ? null : <p>{meaning}</p>}
      <div className={css['options']}>
        {options.map(option => (
          <label key={option.value} className={css['option']}>
            <input
              type="radio"
              className="unseen"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
