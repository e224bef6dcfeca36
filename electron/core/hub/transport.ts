import { X509Certificate } from 'node:crypto'
import { connect } from 'node:tls'
import { Agent, request } from 'undici'
import { sha256 } from '../crypto/digest.ts'
import { Refusal } from '../refusal.ts'

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

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]):\d+$/

export const isLoopback = (host: string): boolean => loopback.test(host)

const connectMs = 5_000
const answerMs = 20_000

const foreignCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL/

/** What the caller asked for by aborting stays an abort, a foreign certificate is another hub; all else is no hub. */
function noExchange(error: unknown, host: string): unknown {
  if (!(error instanceof Error) || error.name === 'AbortError') return error
  const code = 'code' in error ? String(error.code) : ''
  return new Refusal(foreignCertificate.test(code) ? 'hub_not_trusted' : 'hub_unreachable', { host })
}

/** HTTP to a hub: plain on loopback, else TLS that trusts this one certificate and no authority. */
export function createTransport({ host, certificate }: HubPlace): Transport {
  const tls = certificate === null ? {} : { ca: certificate, checkServerIdentity: () => undefined }
  const dispatcher = new Agent({
    connect: { timeout: connectMs, ...tls },
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
    keepAliveTimeout: 4_000,
  })
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
      throw noExchange(error, host)
    }
  }
}

/** The certificate a hub shows, as PEM; nothing is trusted by this, the hub's signed hello has to vouch for it. */
export const fetchCertificate = (host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const at = host.lastIndexOf(':')
    const name = host.slice(0, at).replace(/^\[|\]$/g, '')
    const socket = connect({ host: name, port: Number(host.slice(at + 1)), rejectUnauthorized: false, timeout: connectMs })
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

/** SHA-256 of a certificate's DER, as base64url. */
export const certificateHash = (pem: string): string => sha256(new X509Certificate(pem).raw).toString('base64url')
