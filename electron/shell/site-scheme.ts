import type { Protocol, Session } from 'electron'
import type { HostAnswer, HostRequest } from '../host/answers.ts'

const scheme = 'earshot'
const host = 'app'

/** Where the window starts. */
export const startPage = `${scheme}://${host}/`

/** Whether a URL belongs to the page that the shell serves. `URL.origin` is opaque for own schemes, so its parts decide. */
export function isOwnPage(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && parsed.protocol === `${scheme}:` && parsed.host === host
}

/** Makes `earshot:` an origin like `https:` one. Has to run before the app is ready, and once. */
export const registerScheme = (protocol: Protocol): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])

/** Answers `earshot://app/...` in this session from `site`. */
export function serveSite(session: Session, site: (request: HostRequest) => Promise<HostAnswer>): void {
  session.protocol.handle(scheme, async request => {
    if (!isOwnPage(request.url)) return new Response(null, { status: 404 })
    const { pathname } = new URL(request.url)
    const { status, headers, body } = await site({
      method: request.method,
      path: pathname,
      range: request.headers.get('Range'),
    })
    return new Response(body, { status, headers })
  })
}
