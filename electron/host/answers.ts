import { resourceHeaders } from './content-security.ts'

/** What a page asked of its host. `path` is the URL's path, still percent-encoded; `range` its Range header, if any. */
export type HostRequest = { method: string; path: string; range: string | null }

/** What the host answers, before it becomes a `Response` or is written to a socket. */
export type HostAnswer = { status: number; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> }

const reasons = {
  400: 'This address is malformed.',
  404: 'There is nothing at this address.',
  405: 'Only GET and HEAD are answered here.',
  416: 'The clip does not have that range.',
  500: 'The workstation could not answer.',
} as const

/** An answer that carries its own reason; it names no path and no ticket. */
export const refusal = (status: keyof typeof reasons, headers: Record<string, string> = {}): HostAnswer => ({
  status,
  headers: { ...resourceHeaders('text/plain; charset=utf-8'), ...headers },
  body: new TextEncoder().encode(reasons[status]),
})
