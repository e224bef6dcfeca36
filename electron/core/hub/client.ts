import type { FailureReason } from '../../../shared/contract/failure.ts'
import { protocols } from '../../../shared/hub-api/hello.ts'
import { Problem, type ProblemCode } from '../../../shared/hub-api/problem.ts'
import { routes, type RouteInput, type RouteName, type RouteReply } from '../../../shared/hub-api/routes.ts'
import { Refusal } from '../refusal.ts'
import type { Answer, Transport } from './transport.ts'

/** Calls the hub's routes by name; answers are parsed, problems become refusals. */
export type HubClient = {
  /** From now on speaks this protocol: the highest that both know, as the hub's hello has shown. */
  speak(protocol: number): void
  call<N extends RouteName>(name: N, input: RouteInput<N>, options?: CallOptions): Promise<RouteReply<N>>
  /** A route that answers with bytes, from an offset on. */
  bytes(name: RouteName, input: { params: Record<string, string> }, from: number, options?: CallOptions): Promise<Answer>
}
export type CallOptions = { token?: string; signal?: AbortSignal }

/** The hub answered with a problem that the connection may still be able to mend. */
export class HubProblem extends Refusal {
  readonly problem: ProblemCode

  constructor(problem: ProblemCode, status: number) {
    super(problemReasons[problem], { status })
    this.problem = problem
  }
}

const problemReasons: Record<ProblemCode, FailureReason> = {
  invalid_request: 'hub_refused',
  unauthorised: 'hub_refused',
  forbidden: 'hub_refused',
  not_found: 'hub_refused',
  too_many_requests: 'hub_fault',
  upgrade_required: 'protocol_mismatch',
  internal: 'hub_fault',
  invitation_unknown: 'invitation_refused',
  invitation_expired: 'invitation_expired',
  invitation_used: 'invitation_used',
  invitation_exhausted: 'invitation_exhausted',
  already_joined: 'person_here',
  device_retired: 'device_retired',
  bad_signature: 'hub_refused',
  clock_skewed: 'clock_skewed',
  nothing_assigned: 'nothing_assigned',
  lease_ended: 'lease_ended',
  leased_elsewhere: 'hub_refused',
  stream_fork: 'stream_forked',
  stream_gap: 'hub_refused',
  stream_foreign: 'hub_refused',
  wrong_state: 'escalation_moved_on',
  storage_full: 'hub_fault',
  question_closed: 'question_closed',
  clip_withheld: 'excerpt_withheld',
  excerpt_limit: 'excerpt_limit',
  span_begun: 'span_begun',
  second_factor_needed: 'second_factor_needed',
  second_factor_wrong: 'second_factor_wrong',
  second_factor_delayed: 'second_factor_delayed',
  second_person_needed: 'second_person_needed',
  phone_code_unknown: 'phone_code_unknown',
  exposure_reached: 'exposure_reached',
  recall_empty: 'recall_empty',
  not_heard: 'not_heard',
}

const asProblem = (text: string): ProblemCode | null => {
  try {
    return Problem.parse(JSON.parse(text)).code
  } catch {
    return null
  }
}

/** What answers without a word of a hub's: from 500 on something in front of a hub in trouble, else no hub at all. */
const notAHub = (status: number): Refusal => new Refusal(status >= 500 ? 'hub_fault' : 'not_a_hub', { status })

/** A hub says no with a problem; the sign-in page of a network answers as well, with whatever it likes. */
async function refuse(answer: Answer): Promise<never> {
  const problem = asProblem(await answer.text())
  throw problem === null ? notAHub(answer.status) : new HubProblem(problem, answer.status)
}

function parsed(text: string, status: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notAHub(status)
  }
}

type Parts = { params?: Record<string, string | number>; query?: Record<string, string | number>; body?: unknown }

function address(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')))
  const search = new URLSearchParams(Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)]))).toString()
  return search === '' ? filled : `${filled}?${search}`
}

export function createHubClient(transport: Transport): HubClient {
  let protocol = protocols.most
  const exchange = (name: RouteName, parts: Parts, { token, signal }: CallOptions, more: Record<string, string>): Promise<Answer> => {
    const { method, path } = routes[name]
    return transport({
      method,
      path: address(path, parts),
      headers: {
        'earshot-protocol': String(protocol),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more,
      },
      ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  }
  return {
    speak(agreed) {
      protocol = agreed
    },
    async call(name, input, options = {}) {
      const answer = await exchange(name, input as Parts, options, {})
      if (answer.status !== 200) return refuse(answer)
      const reply = routes[name].reply.safeParse(parsed(await answer.text(), answer.status))
      if (!reply.success) throw new Refusal('hub_fault', { status: answer.status })
      return reply.data as RouteReply<typeof name>
    },
    async bytes(name, input, from, options = {}) {
      const answer = await exchange(name, input, options, { range: `bytes=${from}-` })
      if (answer.header('content-type')?.startsWith('text/html') === true) throw notAHub(answer.status)
      return answer.status === 206 || (answer.status === 200 && from === 0) ? answer : refuse(answer)
    },
  }
}
