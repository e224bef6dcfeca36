import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { createAccessHandlers } from '../access/handlers.ts'
import { createAdjudicationHandlers } from '../adjudications/handlers.ts'
import { createAuditHandlers } from '../audit/handlers.ts'
import { createDocumentHandlers } from '../documents/handlers.ts'
import { createEscalationHandlers } from '../escalations/handlers.ts'
import type { Hub } from '../hub.ts'
import { createGoldHandlers } from '../gold/handlers.ts'
import { createLeaseHandlers } from '../leases/handlers.ts'
import { addAcknowledging } from '../notices/acknowledge.ts'
import { Refusal } from '../refusal.ts'
import { createQualityHandlers } from '../quality/handlers.ts'
import { createQuestionHandlers } from '../questions/handlers.ts'
import { createRecallHandlers } from '../recalls/handlers.ts'
import { createRotaHandlers } from '../rota/handlers.ts'
import { createRescueHandlers } from '../rescue/handlers.ts'
import { isLoopback } from '../setup/address.ts'
import { createShiftHandlers } from '../shifts/handlers.ts'
import { createStreamHandlers } from '../streams/handlers.ts'
import type { Caller, Handlers } from './call.ts'
import { createMetrics } from './metrics.ts'
import { refusalOf, sendProblem } from './problems.ts'
import { addRoutes } from './routes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set where access is checked; null on open routes. */
    caller: Caller | null
  }
}

const createHandlers = (hub: Hub, tls: boolean): Handlers => ({
  ...createAccessHandlers(hub, { tls }),
  ...createLeaseHandlers(hub),
  ...createDocumentHandlers(hub),
  ...createStreamHandlers(hub),
  ...createRescueHandlers(hub),
  ...createEscalationHandlers(hub),
  ...createQuestionHandlers(hub),
  ...createAdjudicationHandlers(hub),
  ...createGoldHandlers(hub),
  ...createRotaHandlers(hub),
  ...createShiftHandlers(hub),
  ...createQualityHandlers(hub),
  ...createAuditHandlers(hub),
  ...createRecallHandlers(hub),
})

/** For whoever runs the hub: alive, able to answer, and in numbers; numbers for this machine only. */
function addOperatorRoutes(app: FastifyInstance, hub: Hub): void {
  const metrics = createMetrics()
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, log } = request
    const ms = Math.round(reply.elapsedTime)
    metrics.answered(routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1_000)
    log.info({ method, route: routeOptions.url, status: reply.statusCode, ms }, 'answered')
  })
  app.get('/health', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/ready', { schema: { hide: true } }, async () => {
    await hub.store.selectFrom('hub').select('only').executeTakeFirstOrThrow()
    return { status: 'ready' }
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isLoopback(request.ip)) throw new Refusal('forbidden', 'Metrics are for this machine only.')
    return reply.type('text/plain; version=0.0.4').send(await metrics.text(hub))
  })
}

/** The hub's HTTP server, ready to listen; with `tls` it shows the hub's own certificate. */
export async function createServer(hub: Hub, { tls, log }: { tls: boolean; log: FastifyBaseLogger }): Promise<FastifyInstance> {
  const { keyPem: key, certificatePem: cert } = hub.keys.tls
  const app: FastifyInstance = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 120_000,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    https: tls ? { key, cert, minVersion: 'TLSv1.3' } : null,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorateRequest('caller', null)
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.code === 'internal') request.log.error({ err: error }, 'a request failed')
    return sendProblem(reply, refusal)
  })
  app.setNotFoundHandler((_, reply) => sendProblem(reply, new Refusal('not_found', 'There is nothing here.')))
  await app.register(rateLimit, { max: 1_200, timeWindow: 60_000 })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Earshot hub', version: '1' } },
    transform: jsonSchemaTransform,
  })
  addRoutes(app, hub, createHandlers(hub, tls))
  await addAcknowledging(app, hub)
  addOperatorRoutes(app, hub)
  app.get('/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  return app
}
