import { pino, type DestinationStream, type Logger } from 'pino'

/** What may be said of an error: its kind and place, never its message, which may quote what was being read. */
const describeError = (error: unknown): object => {
  if (!(error instanceof Error)) return { kind: typeof error }
  const place = error.stack?.split('\n').filter(line => line.startsWith('    at ')).slice(0, 8).map(line => line.trim())
  return { kind: error.name, code: 'code' in error ? error.code : undefined, place }
}

/**
 * The server's log, one JSON object a line: routes, statuses and times. Addresses' parameters, bodies, headers and
 * messages of errors are never given to it; what could slip in by name is redacted on top.
 */
export const createLog = (destination: DestinationStream, level: string): Logger =>
  pino(
    {
      level,
      base: null,
      redact: { paths: ['authorization', 'token', 'code', 'transcript', 'payload', '*.authorization', '*.token', '*.payload'], censor: '[redacted]' },
      // Fastify hands requests and replies to its log here and there; nothing of them is wanted.
      serializers: { req: () => undefined, res: () => undefined, err: describeError },
    },
    destination,
  )
