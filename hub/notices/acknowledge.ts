import type { FastifyInstance, FastifyReply } from 'fastify'
import { tryPin } from '../access/pins.ts'
import { actorOf, decide } from '../escalations/steps.ts'
import type { Hub } from '../hub.ts'
import { fromText } from '../keys/bytes.ts'
import { countFailure, goodLink, linkPath, useLink, type Link } from './links.ts'
import { pageHeaders, pageOf, type PageState } from './page.ts'

const tokenShape = /^[A-Za-z0-9_-]{43}$/
const perMinute = 30
const mostBytes = 1_024

const linkBehind = (hub: Hub, token: string): Promise<Link | null> =>
  tokenShape.test(token) ? goodLink(hub.store, fromText(token), hub.now()) : Promise.resolve(null)

async function acknowledge(hub: Hub, link: Link, pin: string): Promise<PageState> {
  const checked = await tryPin(hub, link.person, pin)
  if (checked === 'none') return { kind: 'no_pin' }
  if (checked === 'wait') return { kind: 'wait' }
  if (checked === 'wrong') {
    await countFailure(hub.store, link)
    return { kind: 'wrong_pin' }
  }
  return hub.store.transaction().execute(async transaction => {
    if (!(await useLink(transaction, link, hub.now()))) return { kind: 'gone' }
    const by = await actorOf(transaction, link.person)
    const stepped = await decide(hub, transaction, link.escalation, { at: hub.now(), by, step: { action: 'acknowledge' } })
    if (stepped.ok) return { kind: 'done', at: hub.now() }
    return { kind: stepped.why === 'wrong_state' ? 'already' : 'not_yours' }
  })
}

/**
 * The page behind the link in a message. Looking at it acknowledges nothing, because mail servers and chats look at
 * links too; only its form does, with the PIN of whom the link was sent to.
 */
export async function addAcknowledging(app: FastifyInstance, hub: Hub): Promise<void> {
  const show = (reply: FastifyReply, state: PageState): FastifyReply => {
    const { status, html } = pageOf(state)
    return reply.code(status).headers(pageHeaders).send(html)
  }
  const options = { schema: { hide: true }, bodyLimit: mostBytes, config: { rateLimit: { max: perMinute, timeWindow: 60_000 } } }
  await app.register(async scope => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, async (_request: unknown, text: string) => new URLSearchParams(text))
    scope.get<{ Params: { token: string } }>(`${linkPath}/:token`, options, async ({ params }, reply) =>
      show(reply, { kind: (await linkBehind(hub, params.token)) === null ? 'gone' : 'ask' }))
    scope.post<{ Params: { token: string } }>(`${linkPath}/:token`, options, async ({ params, body }, reply) => {
      const link = await linkBehind(hub, params.token)
      const pin = body instanceof URLSearchParams ? (body.get('pin') ?? '') : ''
      return show(reply, link === null ? { kind: 'gone' } : await acknowledge(hub, link, pin))
    })
  })
}
