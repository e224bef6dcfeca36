import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { z } from 'zod'
import { startCore, type CoreLink } from '../core/link.ts'
import { answerCall } from '../host/calls.ts'
import { createSite } from '../host/site.ts'
import { createAdmission } from './admission.ts'
import { createFileKeychain } from './keychain.ts'
import { watchSleep } from './sleep.ts'

/** The workstation in a browser: the same core, the same renderer, over loopback. */
export type Nodehost = {
  core: CoreLink
  /** An address that opens the workstation once. */
  issueUrl(): string
  close(): Promise<void>
}

export type NodehostOptions = { dataDir: string; rendererDir: string; workerEntry: URL; appVersion: string }

/** One call on the wire; `id` ties the reply to it. */
const Wire = z.looseObject({ id: z.int() })
/** Larger than any honest call: a transcript, three notes and a thousand played stretches. */
const mostBytes = 256 * 1024

/** Starts core and server, bound to 127.0.0.1 on a free port. */
export async function startNodehost({ dataDir, rendererDir, workerEntry, appVersion }: NodehostOptions): Promise<Nodehost> {
  const core = startCore(
    workerEntry,
    { dataDir, host: 'nodehost', keychainStrength: 'weak', appVersion },
    createFileKeychain(dataDir),
  )
  const endSleepWatch = watchSleep(core.notify)
  const site = createSite(rendererDir, core)
  let authority = ''
  const admission = createAdmission(() => authority)

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', `http://${authority}`)
    const cookie = request.headers.host === authority ? admission.redeem(url.searchParams.get('token') ?? '') : null
    if (cookie !== null) {
      response.writeHead(303, { 'Set-Cookie': cookie, Location: '/', 'Cache-Control': 'no-store' }).end()
      return
    }
    if (!admission.admits(request)) {
      response.writeHead(401, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
      response.end('This address works once. Start Earshot again for a new one.\n')
      return
    }
    const { status, headers, body } = await site({
      method: request.method ?? 'GET',
      path: url.pathname,
      range: request.headers.range ?? null,
    })
    response.writeHead(status, headers).end(body)
  }

  const serveBridge = (socket: WebSocket): void => {
    const end = core.subscribe(event => socket.send(JSON.stringify({ event })))
    socket.on('close', end)
    socket.on('message', async raw => {
      let message: unknown
      try {
        message = Buffer.isBuffer(raw) ? JSON.parse(raw.toString()) : null
      } catch {
        return socket.close(1003)
      }
      const wire = Wire.safeParse(message)
      if (!wire.success) return socket.close(1003)
      const { id, ...call } = wire.data
      socket.send(JSON.stringify({ id, reply: await answerCall(core, call) }))
    })
  }

  const server = createServer((request, response) => void answer(request, response))
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostBytes })
  server.on('upgrade', (request, socket, head) => {
    if (request.url !== '/bridge' || request.headers.origin === undefined || !admission.admits(request)) return void socket.destroy()
    sockets.handleUpgrade(request, socket, head, serveBridge)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  authority = `127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    core,
    issueUrl: () => `http://${authority}/?token=${admission.issueToken()}`,
    async close() {
      endSleepWatch()
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await core.close()
    },
  }
}
