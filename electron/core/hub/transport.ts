import { X509Certificate } from 'node:crypto'
import { connect } from 'node:tls'
import { Agent, ProxyAgent, request } from 'undici'
import { sha256 } from '../crypto/digest.ts'
import { Refusal } from '../refusal.ts'
import { proxyFor, proxyRefusal, proxyStatus, tunnelThrough } from './proxy.ts'

/** One exchange with a hub, below all meaning. */
export type Exchange = {
  method: 'GET' | 'POST'
  /** Path and query. */
  path: string
  headers: Record<string, string>
  body?: string
  signal?: AbortSignal
}
export type Answer = {
  status: number
  header(name: string): string | null
  text(): Promise<string>
  bytes: AsyncIterable<Uint8Array>
  /** Drops the rest of the body. */
  discard(): void
}
/** Rejects with `hub_unreachable` when there is no answer. */
export type Transport = (exchange: Exchange) => Promise<Answer>

/** Where a hub is: `name:port`, and the certificate to expect unless it is on loopback. */
export type HubPlace = { host: string; certificate: string | null }

const connectMs = 5_000
const answerMs = 20_000

const foreignCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL/
/** A hub's certificate lasts ten years: who finds it not valid yet, or not any more, has another date. */
const otherDate = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])
/** No connection at all, which with a proxy in the way is one with the proxy. */
const noConnection = /^(ECONN|EHOST|ENET|ENOTFOUND|EAI_|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX)/

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '')

/** What the caller asked for by aborting stays an abort, a foreign certificate is another hub; all else is no hub. */
function noExchange(error: unknown, { host }: HubPlace, proxy: string | null): unknown {
  if (!(error instanceof Error)) return error
  const status = proxyStatus(error)
  if (status !== null) return proxyRefusal(status, host)
  if (error.name === 'AbortError') return error
  const code = codeOf(error)
  if (otherDate.has(code)) return new Refusal('clock_skewed')
  if (foreignCertificate.test(code)) return new Refusal('hub_not_trusted', { host })
  return proxy !== null && noConnection.test(code) ? proxyRefusal(null, host) : new Refusal('hub_unreachable', { host })
}

/**
 * HTTP to a hub: plain on loopback, else TLS that trusts this one certificate and no authority, through a proxy where
 * one is set. The proxy sees where to, and nothing else.
 */
export function createTransport(place: HubPlace, managedProxy: string | null = null): Transport {
  const { host, certificate } = place
  const tls = certificate === null ? {} : { ca: certificate, checkServerIdentity: () => undefined }
  const limits = { headersTimeout: answerMs, bodyTimeout: answerMs, keepAliveTimeout: 4_000 }
  const proxy = proxyFor(host, managedProxy)
  const dispatcher = proxy === null
    ? new Agent({ ...limits, connect: { timeout: connectMs, ...tls } })
    : new ProxyAgent({ ...limits, uri: proxy, requestTls: tls, connectTimeout: connectMs })
  const origin = `${certificate === null ? 'http' : 'https'}://${host}`
  return async ({ method, path, headers, body, signal }) => {
    try {
      const { statusCode, headers: answered, body: stream } = await request(origin + path, {
        dispatcher, method, headers, body: body ?? null, signal: signal ?? null,
      })
      return {
        status: statusCode,
        header(name) {
          const value = answered[name]
          return value === undefined ? null : String(value)
        },
        text: () => stream.text(),
        bytes: stream,
        discard: () => {
          stream.destroy()
        },
      }
    } catch (error) {
      throw noExchange(error, place, proxy)
    }
  }
}

/**
 * The certificate a hub shows, as PEM; nothing is trusted by this, the hub's signed hello has to vouch for it. Rejects
 * with `hub_unreachable`, or for a proxy with what stands there.
 */
export async function fetchCertificate(host: string, managedProxy: string | null = null): Promise<string> {
  const proxy = proxyFor(host, managedProxy)
  const at = host.lastIndexOf(':')
  const way = proxy === null
    ? { host: host.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(host.slice(at + 1)) }
    : { socket: await tunnelThrough(proxy, host) }
  return new Promise((resolve, reject) => {
    const socket = connect({ ...way, rejectUnauthorized: false, timeout: connectMs })
    const fail = (): void => {
      socket.destroy()
      reject(new Refusal('hub_unreachable', { host }))
    }
    socket.once('error', fail).once('timeout', fail).once('secureConnect', () => {
      const { raw } = socket.getPeerCertificate()
      socket.destroy()
      resolve(new X509Certificate(raw).toString())
    })
  })
}

/** SHA-256 of a certificate's DER, as base64url. */
export const certificateHash = (pem: string): string => sha256(new X509Certificate(pem).raw).toString('base64url')
