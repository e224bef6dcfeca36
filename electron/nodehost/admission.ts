import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Lets in the one browser that was given the address, and nothing else that can reach the loopback. */
export type Admission = {
  /** A token for one visit. */
  issueToken(): string
  /** The cookie to set in exchange for a token, once; null for any other. */
  redeem(token: string): string | null
  /** Whether a request names this host and carries the cookie. */
  admits(request: IncomingMessage): boolean
}

const cookieName = 'earshot'
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const same = (left: string, right: string): boolean => timingSafeEqual(digest(left), digest(right))

const cookieOf = (request: IncomingMessage): string =>
  (request.headers.cookie ?? '')
    .split(';')
    .map(part => part.trim().split('='))
    .find(([name]) => name === cookieName)?.[1] ?? ''

/** `authority` is the `name:port` under which alone requests are answered, which stops DNS rebinding. */
export function createAdmission(authority: () => string): Admission {
  const secret = randomBytes(32).toString('base64url')
  const tokens = new Set<string>()
  return {
    issueToken() {
      const token = randomBytes(32).toString('base64url')
      tokens.add(token)
      return token
    },
    redeem(token) {
      const known = [...tokens].find(issued => same(issued, token))
      if (known === undefined) return null
      tokens.delete(known)
      return `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`
    },
    admits(request) {
      const { host, origin } = request.headers
      const own = host === authority() && (origin === undefined || origin === `http://${authority()}`)
      return own && same(cookieOf(request), secret)
    },
  }
}
