import type { FastifyRequest } from 'fastify'
import { protocols, understands } from '../../shared/hub-api/hello.ts'
import { openToRetired, routes, type Access, type RouteName } from '../../shared/hub-api/routes.ts'
import { callerOf } from '../access/sessions.ts'
import type { Hub } from '../hub.ts'
import { fromText } from '../keys/bytes.ts'
import { Refusal } from '../refusal.ts'
import type { Caller } from './call.ts'

const bearer = /^Bearer (?<token>[A-Za-z0-9_-]{43})$/

/** Refuses whoever speaks another protocol, before anything else of the request is looked at. */
export function requireProtocol(request: FastifyRequest): void {
  const spoken = request.headers['earshot-protocol']
  if (typeof spoken === 'string' && understands(protocols, spoken)) return
  const { least, most } = protocols
  throw new Refusal('upgrade_required', `This hub speaks the protocols ${least} to ${most}, and the header earshot-protocol names none of them. Ask /v1/hello which; update the side whose are lower.`)
}

/** The one place where access is decided: the caller, or null on an open route. */
export async function requireAccess(hub: Hub, name: RouteName, authorization: string | undefined): Promise<Caller | null> {
  const access: Access = routes[name].access
  if (access === 'open') return null
  const token = bearer.exec(authorization ?? '')?.groups?.['token']
  const caller = token === undefined ? null : await callerOf(hub, fromText(token))
  if (caller === null) throw new Refusal('unauthorised', 'There is no session, or it has ended; open one.')
  if (caller.retired && !openToRetired.includes(name)) throw new Refusal('device_retired', 'This device was retired; it may send what it has, and its receipt.')
  if (access === 'device') return caller
  if (caller.person === null) throw new Refusal('forbidden', 'This needs a person, and the session is the device\'s alone.')
  if (access.includes(caller.person.role)) return caller
  throw new Refusal('forbidden', `This is for the role ${access.join(' or ')}.`)
}
