import type { TFunction } from 'i18next'
import type { MyQuestion } from '../../shared/contract/questions.ts'
import { nearTime } from '../ui/format.ts'

/** One true sentence on where a question stands. */
export function standingText(t: TFunction<'ask'>, { state, receivedAt, expiresAt, answers }: MyQuestion): string {
  const time = (instant: number | null | undefined): string => (instant === null || instant === undefined ? '' : nearTime(instant))
  return t(`own.standing.${state}`, { received: time(receivedAt), until: time(expiresAt), at: time(answers[0]?.at) })
}
