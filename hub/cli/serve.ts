import { destination } from 'pino'
import { startWorker } from '../clocks/worker.ts'
import { codeOf, HubFault } from '../fault.ts'
import { closeHub, openHub, type Hub } from '../hub.ts'
import { replayJournal } from '../journal/replay.ts'
import { createLog } from '../server/log.ts'
import { createServer } from '../server/server.ts'
import { addressOf, isLoopback } from '../setup/address.ts'
import { carryOut, type CommonOptions, type ExitCode, type Terminal } from './console.ts'

type ServeOptions = CommonOptions & { host: string; port: number; log: string }

function listenFault(error: unknown, host: string, port: number): unknown {
  const at = addressOf(host, port)
  const code = codeOf(error)
  if (code === 'EADDRINUSE') {
    return new HubFault('port_taken', `Something listens on ${at} already.`, 'The hub was not touched.', 'If it is this hub, use it. Otherwise end that program, or choose another port with --port (0 takes a free one).')
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new HubFault('host_unknown', `This machine has no address "${host}".`, 'The hub was not touched.', 'Name one of its own addresses with --host, or 0.0.0.0 for all.')
  }
  return error
}

const interruption = (): Promise<void> =>
  new Promise(resolve => {
    const stop = (): void => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
  })

/** Starts the server and answers where it listens and how to end it. */
async function start(hub: Hub, { host, port, log }: ServeOptions): Promise<{ address: string; tls: boolean; close(): Promise<void> }> {
  const tls = !isLoopback(host)
  const logger = createLog(destination({ dest: 2, sync: true }), log)
  const app = await createServer(hub, { tls, log: logger })
  try {
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    throw listenFault(error, host, port)
  }
  const bound = app.server.address()
  const boundPort = bound === null || typeof bound === 'string' ? port : bound.port
  const worker = startWorker(hub, logger)
  const close = async (): Promise<void> => {
    await worker.stop()
    await app.close()
  }
  return { address: addressOf(host, boundPort), tls, close }
}

/** Serves until it is interrupted; says so once, when it is ready. */
export async function serve(terminal: Terminal, options: ServeOptions): Promise<ExitCode> {
  const ended = interruption()
  let close = async (): Promise<void> => undefined
  const code = await carryOut(terminal, options.json === true, async () => {
    const hub = await openHub(options.data)
    close = () => closeHub(hub)
    await replayJournal(hub)
    const server = await start(hub, options)
    close = () => server.close().finally(() => closeHub(hub))
    const { address, tls } = server
    const words = `The hub listens on ${tls ? 'https' : 'http'}://${address}. Ctrl+C ends it.`
    return { value: { ready: true, address, tls }, words }
  })
  if (code === 0) await ended
  await close()
  return code
}
