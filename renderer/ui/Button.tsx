import type { ButtonHTMLAttributes, Ref } from 'react'
import css from './Button.module.css'
import { cx } from './cx.ts'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `harm` opens the way to report one, `grave` carries it out; nothing else is red. */
  look?: 'plain' | 'primary' | 'quiet' | 'harm' | 'grave'
  small?: boolean
  ref?: Ref<HTMLButtonElement>
  /** Leaves the focus where it is when pressed with the mouse. */
  keepsFocus?: boolean
}

export function Button({ look = 'plain', small = false, keepsFocus = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={cx(css['button'], look !== 'plain' && css[look], small && css['small'], className)}
      {...(keepsFocus ? { onPointerDown: event => event.preventDefault(), onMouseDown: event => event.preventDefault() } : {})}
      {...rest}
    />
  )
}
