import type { FastifyError, FastifyReply } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Problem, ProblemCode } from '../../shared/hub-api/problem.ts'
import { codeOf } from '../fault.ts'
import { Refusal } from '../refusal.ts'

const problems: Record<ProblemCode, { status: number; title: string }> = {
  invalid_request: { status: 400, title: 'The request does not fit' },
  unauthorised: { status: 401, title: 'No session' },
  bad_signature: { status: 401, title: 'A signature does not fit' },
  clock_skewed: { status: 401, title: 'The clock is off' },
  forbidden: { status: 403, title: 'Not allowed' },
  second_factor_needed: { status: 401, title: 'A second factor is needed' },
  second_factor_wrong: { status: 403, title: 'Not the code of the moment' },
  second_factor_delayed: { status: 429, title: 'Too many wrong codes' },
  invitation_unknown: { status: 403, title: 'No such invitation' },
  invitation_exhausted: { status: 403, title: 'Invitation tried too often' },
  second_person_needed: { status: 403, title: 'Another person has to take this step' },
  phone_code_unknown: { status: 404, title: 'No such code' },
  stream_foreign: { status: 403, title: 'Somebody else\'s stream' },
  not_found: { status: 404, title: 'Not found' },
  recall_empty: { status: 404, title: 'No such recording' },
  nothing_assigned: { status: 404, title: 'Nothing assigned' },
  invitation_used: { status: 409, title: 'Invitation used before' },
  already_joined: { status: 409, title: 'Joined on this device before' },
  device_retired: { status: 403, title: 'This device was retired' },
  leased_elsewhere: { status: 409, title: 'Leased to another device' },
  stream_fork: { status: 409, title: 'The stream has forked' },
  stream_gap: { status: 409, title: 'Events are missing' },
  wrong_state: { status: 409, title: 'The state has moved on' },
  span_begun: { status: 409, title: 'The time on call has begun or is over' },
  question_closed: { status: 409, title: 'The question is closed' },
  clip_withheld: { status: 410, title: 'The recording is withheld' },
  exposure_reached: { status: 429, title: 'Enough heard for a day' },
  not_heard: { status: 403, title: 'Whoever decides has to listen first' },
  excerpt_limit: { status: 429, title: 'Too many excerpts' },
  invitation_expired: { status: 410, title: 'Invitation expired' },
  lease_ended: { status: 410, title: 'The lease has ended' },
  upgrade_required: { status: 426, title: 'Another protocol is spoken here' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'The hub is at fault' },
  storage_full: { status: 507, title: 'The hub\'s disk is full' },
}

const full = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT'])

/** Fastify's own refusals by HTTP status: a body too large, JSON that is none, a media type not spoken. */
function fromFastify(error: FastifyError): Refusal {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validation.map(({ instancePath }) => `${error.validationContext ?? 'request'}${instancePath}`)
    return new Refusal('invalid_request', `It does not fit at: ${[...new Set(where)].slice(0, 10).join(', ')}`)
  }
  if (error.statusCode === 429) return new Refusal('too_many_requests', 'Wait as long as Retry-After says.')
  if (error.statusCode === 413) return new Refusal('invalid_request', 'The body is larger than this route takes.')
  if (error.statusCode !== undefined && error.statusCode < 500) return new Refusal('invalid_request', 'The request cannot be read as JSON.')
  if (full.has(codeOf(error))) return new Refusal('storage_full', 'Nothing was stored; what was sent is safe where it came from.')
  return new Refusal('internal', 'Nothing was stored; trying again later is safe.')
}

export const refusalOf = (error: unknown): Refusal =>
  error instanceof Refusal ? error : fromFastify(error instanceof Error ? (error as FastifyError) : (new Error() as FastifyError))

/** Answers with problem details (RFC 9457). */
export function sendProblem(reply: FastifyReply, { code, message }: Refusal): FastifyReply {
  const { status, title } = problems[code]
  const problem: Problem = { type: `urn:earshot:problem:${code}`, title, status, code, detail: message }
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem))
}
