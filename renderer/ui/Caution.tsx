import type { ReactNode } from 'react'
import css from './Caution.module.css'
import { cx } from './cx.ts'

type CautionProps = {
  /** Read out at once; off where it only stands beside what somebody is already reading. */
  alert?: boolean
  className?: string | undefined
  children: ReactNode
}

/** Something to know before going on, said calmly and set apart. */
export function Caution({ alert = true, className, children }: CautionProps) {
  return <div className={cx(css['caution'], className)} {...(alert ? { role: 'alert' } : {})}>{children}</div>
}
