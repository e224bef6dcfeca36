import type { ProblemCode } from '../shared/hub-api/problem.ts'

/** Thrown where the hub says no to a workstation; its message becomes the problem's detail and holds no content. */
export class Refusal extends Error {
  readonly code: ProblemCode

  constructor(code: ProblemCode, detail: string) {
    super(detail)
    this.code = code
  }
}
