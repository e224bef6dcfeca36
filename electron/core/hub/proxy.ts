import type { Socket } from 'node:net'
import { Client } from 'undici'
import { Refusal } from '../refusal.ts'
import { isLoopback } from './loopback.ts'

/** The environment that names a proxy: both spellings are in use. */
type Environment = Readonly<Record<string, string | undefined>>

/** Whether a list as in NO_PROXY, of names and name endings with or without a port, names this host. */
function isExcepted(list: string, host: string): boolean {
  const at = host.lastIndexOf(':')
  const name = host.slice(0, at).toLowerCase()
  return list.split(/[\s,]+/).some(entry => {
    const [excepted = '', port = ''] = entry.toLowerCase().replace(/^\*?\./, '').split(':')
    if (excepted === '*') return true
    return excepted !== '' && (port === '' || port === host.slice(at + 1)) && (name === excepted || name.endsWith(`.${excepted}`))
  })
}

/**
 * The proxy through which a hub is reached, null for the straight way: the one that whoever manages this machine has
 * set, else the environment's. A hub on this machine is never reached through one.
 */
export function proxyFor(host: string, managed: string | null, environment: Environment = process.env): string | null {
  if (isLoopback(host)) return null
  const { HTTPS_PROXY = '', https_proxy = HTTPS_PROXY, NO_PROXY = '', no_proxy = NO_PROXY } = environment
  const proxy = managed ?? https_proxy
  return proxy === '' || isExcepted(no_proxy, host) ? null : proxy
}

/** What a proxy said no with; a number where it answered, else null. */
export const proxyStatus = (error: Error): number | null => {
  const said = /^Proxy response \((\d+)\)/.exec(error.message)?.[1]
  return said === undefined ? null : Number(said)
}

/** The refusal for a proxy that did not let a connection through; one that finds no hub behind it is no fault of its own. */
export const proxyRefusal = (status: number | null, host: string): Refusal => {
  if (status === null) return new Refusal('proxy_unreachable')
  return status >= 502 && status <= 504 ? new Refusal('hub_unreachable', { host }) : new Refusal('proxy_refused', { status })
}

const authorizationOf = ({ username, password }: URL): Record<string, string> => {
  if (username === '') return {}
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` }
}

/** A way through a proxy to a host, for what is spoken below HTTP. Rejects with `proxy_unreachable`, `proxy_refused` or `hub_unreachable`. */
export async function tunnelThrough(proxy: string, host: string): Promise<Socket> {
  const url = new URL(proxy)
  const client = new Client(url.origin)
  const answer = await client.connect({ path: host, headers: authorizationOf(url) }).catch(() => {
    throw proxyRefusal(null, host)
  })
  if (answer.statusCode === 200) return answer.socket as Socket
  answer.socket.destroy()
  throw proxyRefusal(answer.statusCode, host)
}
