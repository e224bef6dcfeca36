import type { Failure } from '../../shared/contract/failure.ts'
import { useFailureText } from './failure-text.ts'
import css from './FailureText.module.css'

/** A failure in the place where it matters, read out at once. */
export function FailureText({ failure }: { failure: Failure }) {
  const textOf = useFailureText()
  return <p role="alert" className={css['failure']}>{textOf(failure)}</p>
}
