import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { pick, wholeBelow, type Chance } from '../../support/chance.ts'

// A line between workstations and their hub that does what lines do.

export type LineFault = 'lost on its way' | 'answer lost' | 'delayed' | 'sent twice' | 'sent again later' | 'answer cut' | 'answered by a portal' | 'answered with an error' | 'answered with nonsense'
const lineFaults: readonly LineFault[] = [
  'lost on its way', 'answer lost', 'delayed', 'sent twice', 'sent again later', 'answer cut', 'answered by a portal', 'answered with an error', 'answered with nonsense',
]

export type Line = {
  /** `host:port`, where the hub seems to be. */
  address: string
  /** How often what happened so far. */
  happened: Record<string, number>
  /** From 0, as it should be, to 1, where nothing comes through unharmed. */
  setBadness(badness: number): void
  close(): Promise<void>
}

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

export async function openLine(hub: string, chance: Chance): Promise<Line> {
  const [host = '', port = ''] = hub.split(':')
  const happened: Record<string, number> = {}
  let badness = 0

  const forward = (from: IncomingMessage, body: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const onward = request({ host, port, method: from.method, path: from.url, headers: { ...from.headers, host: hub }, agent: false }, answer => {
        read(answer).then(bytes => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: bytes }), reject)
      })
      onward.once('error', reject)
      onward.end(body)
    })
  const give = (to: ServerResponse, { status, headers, body }: Answer): void => {
    const { 'transfer-encoding': _, connection: __, ...rest } = headers
    to.writeHead(status, { ...rest, 'content-length': body.length })
    to.end(body)
  }
  const json = { 'content-type': 'application/json' }

  async function fail(fault: LineFault, from: IncomingMessage, body: Buffer, to: ServerResponse): Promise<void> {
    switch (fault) {
      case 'lost on its way': return void to.destroy()
      case 'answer lost':
        await forward(from, body)
        return void to.destroy()
      case 'delayed':
        await sleep(chance() * 300)
        return give(to, await forward(from, body))
      case 'sent twice':
        await forward(from, body)
        return give(to, await forward(from, body))
      case 'sent again later':
        setTimeout(() => void forward(from, body).catch(() => undefined), chance() * 400)
        return give(to, await forward(from, body))
      case 'answer cut': {
        const { status, headers, body: whole } = await forward(from, body)
        to.writeHead(status, { 'content-type': String(headers['content-type'] ?? ''), 'content-length': whole.length })
        to.write(whole.subarray(0, wholeBelow(chance, whole.length + 1)))
        await sleep(1)
        return void to.destroy()
      }
      case 'answered by a portal': return give(to, { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html><body>Accept our terms</body></html>') })
      case 'answered with an error': return give(to, { status: pick(chance, [500, 502, 503, 404, 407]), headers: { 'content-type': 'text/plain' }, body: Buffer.from('no') })
      case 'answered with nonsense': return give(to, { status: 200, headers: json, body: Buffer.from(pick(chance, ['', '{', 'null', '[]', '{"head":{}}', '{"answers":[],"head":null}'])) })
    }
  }
  const server = createServer((from, to) => {
    const handle = async (): Promise<void> => {
      const body = await read(from)
      if (chance() >= badness) return give(to, await forward(from, body))
      const fault = pick(chance, lineFaults)
      happened[fault] = (happened[fault] ?? 0) + 1
      await fail(fault, from, body, to)
    }
    handle().catch(() => to.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    happened,
    setBadness: next => {
      badness = next
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
