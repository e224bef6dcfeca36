import { z } from 'zod'
import { ConfirmErasure, IssueRecall, RecallLine, RecallReport } from '../hub-api/recalls.ts'
import { method } from './method.ts'

const sees = ['privacy', 'supervisor'] as const
const recall = { number: z.int().positive() }

/** Recordings taken back: how far that has come is told to supervisors too, who can have a laptop sync. */
export const recallMethods = {
  'recalls.list': method({ access: sees, input: z.strictObject({}), output: z.array(RecallLine) }),
  'recalls.read': method({ access: sees, input: z.strictObject(recall), output: RecallReport }),
  'recalls.issue': method({ access: ['privacy'], input: IssueRecall, output: RecallReport }),
  /** A recipient says that they have erased what was recalled. */
  'recalls.confirm': method({ access: ['privacy'], input: z.strictObject({ ...recall, ...ConfirmErasure.shape }), output: RecallReport }),
}
