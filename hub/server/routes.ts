import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '../../shared/hub-api/problem.ts'
import { routes, type RouteName } from '../../shared/hub-api/routes.ts'
import type { Hub } from '../hub.ts'
import { isByteAnswer } from './byte-answer.ts'
import type { Handlers } from './call.ts'
import { requireAccess, requireProtocol } from './gate.ts'
import { limitOf } from './limits.ts'

type Handler = (input: unknown, call: unknown) => Promise<unknown>

const problemReply = { description: 'Problem details (RFC 9457)', content: { 'application/problem+json': { schema: Problem } } }

/** Fastify's schema of a route; a reply that is not described is bytes. */
function schemaOf(name: RouteName) {
  const { summary, reply, ...route } = routes[name]
  const bytes = { description: 'Bytes', content: { 'application/octet-stream': { schema: z.string() } } }
  return {
    operationId: name,
    summary,
    ...('params' in route ? { params: route.params } : {}),
    ...('query' in route ? { querystring: route.query } : {}),
    ...('body' in route ? { body: route.body } : {}),
    response: { 200: reply instanceof z.ZodUnknown ? bytes : reply, default: problemReply },
  }
}

async function answer(reply: FastifyReply, value: unknown): Promise<FastifyReply> {
  if (!isByteAnswer(value)) return reply.send(value)
  return reply.code(value.status).headers(value.headers).send(value.body ?? '')
}

/** Puts every route of the contract on the server: protocol, session and role are checked before a body is read. */
export function addRoutes(app: FastifyInstance, hub: Hub, handlers: Handlers): void {
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, path } = routes[name]
    const { perMinute, bodyBytes } = limitOf(name)
    // Types of input and caller differ by route; the schema and the gate have checked them when a handler is reached.
    const handle = handlers[name] as Handler
    app.route({
      method,
      url: path,
      schema: schemaOf(name),
      bodyLimit: bodyBytes,
      config: { rateLimit: { max: perMinute, timeWindow: 60_000 } },
      // Not earlier: what the limits refuse shall cost no look at the database.
      preParsing: async (request: FastifyRequest) => {
        if (name !== 'hub.hello') requireProtocol(request)
        request.caller = await requireAccess(hub, name, request.headers.authorization)
      },
      handler: async (request, reply) => {
        const { params, query, body, caller, headers } = request
        return answer(reply, await handle({ params, query, body }, { caller, protocol: Number(headers['earshot-protocol']), range: headers.range ?? null }))
      },
    })
  }
}
