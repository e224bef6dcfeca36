import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { WebSocketServer, type WebSocket as Socket } from 'ws'
import { connectBridge } from '../../renderer/bridge.ts'

// Against a real WebSocket server, which is cut and started again.

type Answer = (socket: Socket, message: { id: number; method: string; input: unknown }) => void

const servers: WebSocketServer[] = []

async function serve(answer: Answer, port = 0): Promise<{ port: number; server: WebSocketServer; end(): Promise<void> }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port })
  servers.push(server)
  server.on('connection', socket => socket.on('message', (raw: Buffer) => answer(socket, JSON.parse(raw.toString('utf8')))))
  await new Promise(resolve => server.once('listening', resolve))
  const end = (): Promise<void> => {
    for (const client of server.clients) client.terminate()
    return new Promise(resolve => server.close(() => resolve()))
  }
  return { port: (server.address() as AddressInfo).port, server, end }
}
const echo: Answer = (socket, { id, method }) => socket.send(JSON.stringify({ id, reply: { ok: true, value: method } }))
const bridgeTo = (port: number) => connectBridge(new URL(`ws://127.0.0.1:${port}/bridge`))

afterEach(async () => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate()
    server.close()
  }
})

describe('the bridge over a WebSocket', () => {
  test('ties every reply to its call, whatever order they come in', async () => {
    const held: (() => void)[] = []
    const { port } = await serve((socket, message) => {
      held.unshift(() => echo(socket, message))
      if (held.length === 3) for (const send of held) send()
    })
    const bridge = bridgeTo(port)
    expect(await Promise.all(['a', 'b', 'c'].map(name => bridge.call(name, {})))).toEqual(['a', 'b', 'c'].map(value => ({ ok: true, value })))
  })

  test('passes events on, until nobody listens any more', async () => {
    const { port, server } = await serve(echo)
    const bridge = bridgeTo(port)
    const heard = vi.fn<(event: unknown) => void>()
    const end = bridge.subscribe(heard)
    await bridge.call('x', {})
    const push = (revision: number): void => {
      for (const client of server.clients) client.send(JSON.stringify({ event: { name: 'sync.changed', revision } }))
    }
    push(1)
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ name: 'sync.changed', revision: 1 }))
    end()
    push(2)
    await bridge.call('y', {})
    expect(heard).toHaveBeenCalledTimes(1)
  })

  test('says that it is away, fails what was under way, keeps what was not sent, and comes back', async () => {
    const first = await serve(() => undefined)
    const bridge = bridgeTo(first.port)
    const reached: boolean[] = []
    bridge.watchReach(now => reached.push(now))
    await vi.waitFor(() => expect(reached.at(-1)).toBe(true))
    const underWay = bridge.call('submit', {})
    await new Promise(resolve => setTimeout(resolve, 50))
    await first.end()
    expect(await underWay).toMatchObject({ ok: false, failure: { reason: 'host_away' } })
    expect(reached.at(-1)).toBe(false)
    const later = bridge.call('save', {})
    await serve(echo, first.port)
    expect(await later).toEqual({ ok: true, value: 'save' })
    expect(reached).toEqual([false, true, false, true])
  })
})
