import { isIP } from 'node:net'
import { HubFault } from '../fault.ts'

/** Where a hub listens unless told otherwise. */
export const defaultHost = '127.0.0.1'
export const defaultPort = 7420
export const defaultAddress = `${defaultHost}:${defaultPort}`

const pattern = /^(?<host>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):(?<port>\d{1,5})$/

/** Checks `HOST:PORT` (an IPv6 host in brackets) and answers it as it is. */
export function checkAddress(text: string): string {
  const port = Number(pattern.exec(text)?.groups?.['port'] ?? 'none')
  if (port >= 1 && port <= 65_535) return text
  throw new HubFault('address_malformed', `"${text}" is not an address.`, 'Nothing was changed.', 'Write HOST:PORT, for example hub.example:7420 or [::1]:7420.')
}

export const hostOf = (address: string): string => (pattern.exec(address)?.groups?.['host'] ?? address).replace(/^\[|\]$/g, '')

/** `HOST:PORT` as it stands in a URL. */
export const addressOf = (host: string, port: number): string => (isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`)

/** Reachable from this machine only, so that the wire needs no encryption of its own. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
