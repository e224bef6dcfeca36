import type { Failure } from '../../shared/contract/failure.ts'
import { Caution } from './Caution.tsx'
import { useFailureText } from './failure-text.ts'

/** A failure in the place where it matters, read out at once. */
export function FailureText({ failure }: { failure: Failure }) {
  const textOf = useFailureText()
  return <Caution>{textOf(failure)}</Caution>
}
