import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { protocols } from '../../../shared/hub-api/hello.ts'
import { Problem, type ProblemCode } from '../../../shared/hub-api/problem.ts'
import { routes, type RouteInput, type RouteName, type RouteReply } from '../../../shared/hub-api/routes.ts'
import { closeHub, openHub, type Hub } from '../../../hub/hub.ts'
import { createLog } from '../../../hub/server/log.ts'
import { createServer } from '../../../hub/server/server.ts'
import { initHub, type MadeHub } from '../../../hub/setup/init.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { createManualClock, type ManualClock } from '../../support/time.ts'

/** What came back: a value that fits the contract, or a problem. */
export type Answer<N extends RouteName> = { status: number; headers: Headers; value: RouteReply<N>; problem: Problem | null }

export type RunningHub = {
  hub: Hub
  made: MadeHub
  folder: string
  clock: ManualClock
  origin: string
  /** Everything the server has logged. */
  logged(): string
  /** Asks a route over HTTP; throws when the answer is neither what the contract says nor a problem. */
  ask<N extends RouteName>(name: N, input: RouteInput<N>, token?: string): Promise<Answer<N>>
  /** The value of an answer that has to be good. */
  get<N extends RouteName>(name: N, input: RouteInput<N>, token?: string): Promise<RouteReply<N>>
  /** A server beside the first on the same hub, with limits that have counted nothing yet; gives its origin. */
  another(): Promise<string>
  /** The problem code of an answer that has to be one. */
  refusal<N extends RouteName>(name: N, input: RouteInput<N>, token?: string): Promise<ProblemCode>
}

type Parts = { params?: Record<string, string | number>; query?: Record<string, number | string>; body?: unknown }

const fill = (path: string, { params = {}, query = {} }: Parts): string =>
  `${path.replace(/:(\w+)/g, (_, name: string) => String(params[name] ?? ''))}?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))}`

type Asked = { sample?: boolean; again?: RunningHub | null }

/** A hub of its own for one test: real database, real HTTP on loopback, a clock that the test moves; `again` serves the folder of one before. */
export async function runHub(asked: Asked = {}): Promise<RunningHub> {
  const running = await openRunningHub(asked.again?.folder ?? join(temporaryFolder(), 'hub'), asked)
  onTestFinished(running.close)
  return running
}

/** The same in a folder, for whoever closes it. */
export async function openRunningHub(folder: string, { sample = true, again = null }: Asked = {}): Promise<RunningHub & { close(): Promise<void> }> {
  const clock = again?.clock ?? createManualClock()
  const made = again?.made ?? (await initHub(folder, { sample, address: '127.0.0.1:7420' }, { now: clock.now }))
  const hub = await openHub(folder, { now: clock.now })
  const lines: string[] = []
  const servers: FastifyInstance[] = []
  const another = async (): Promise<string> => {
    const app = await createServer(hub, { tls: false, log: createLog({ write: line => void lines.push(line) }, 'trace') })
    servers.push(app)
    return app.listen({ host: '127.0.0.1', port: 0 })
  }
  const origin = await another()
  const ask = async <N extends RouteName>(name: N, input: RouteInput<N>, token?: string): Promise<Answer<N>> => {
    const { method, path, reply } = routes[name]
    const parts = input as Parts
    const response = await fetch(origin + fill(path, parts), {
      method,
      headers: {
        'earshot-protocol': String(protocols.most),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
    })
    const { status, headers } = response
    const json: unknown = await response.json()
    if (status !== 200) return { status, headers, value: undefined as RouteReply<N>, problem: Problem.parse(json) }
    return { status, headers, value: reply.parse(json) as RouteReply<N>, problem: null }
  }
  return {
    hub, made, folder, clock, origin, ask, another,
    async close() {
      for (const app of servers) await app.close()
      await closeHub(hub)
    },
    logged: () => lines.join(''),
    async get(name, input, token) {
      const { value, problem } = await ask(name, input, token)
      if (problem !== null) throw new Error(`${name}: ${problem.code}, ${problem.detail}`)
      return value
    },
    async refusal(name, input, token) {
      const { problem } = await ask(name, input, token)
      if (problem === null) throw new Error(`${name} was not refused`)
      return problem.code
    },
  }
}
