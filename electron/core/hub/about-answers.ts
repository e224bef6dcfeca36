import type { FailureReason } from '../../../shared/contract/failure.ts'
import type { ProblemCode } from '../../../shared/hub-api/problem.ts'
import { Refusal } from '../refusal.ts'
import { HubProblem } from './client.ts'

/** What the hub's problems mean where answers are decided on, and where they mean something else elsewhere. */
const reasons: Partial<Record<ProblemCode, FailureReason>> = {
  not_found: 'adjudication_unknown',
  wrong_state: 'adjudication_moved_on',
  clip_withheld: 'decision_closed',
  invalid_request: 'answer_unfit',
}

/** Waits for the hub's answer about two answers, or about a known one; its no is told in these words. */
export async function aboutAnswers<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    const reason = error instanceof HubProblem ? reasons[error.problem] : undefined
    throw reason === undefined ? error : new Refusal(reason)
  }
}
