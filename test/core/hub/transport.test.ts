import { createServer as createPlain, type RequestListener } from 'node:http'
import { connect, createServer as createTcp, type Server, type Socket } from 'node:net'
import { createServer as createTls } from 'node:tls'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createHubClient } from '../../../electron/core/hub/client.ts'
import { proxyFor } from '../../../electron/core/hub/proxy.ts'
import { certificateHash, createTransport, fetchCertificate } from '../../../electron/core/hub/transport.ts'
import { makeCertificate } from '../../../hub/keys/certificate.ts'
import { agreeOn, understands } from '../../../shared/hub-api/hello.ts'
import { reasonOf } from '../../support/refusals.ts'

async function listening(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  return address === null || typeof address === 'string' ? 0 : address.port
}

/** What a hub's client meets where something else answers on loopback. */
const ask = async (answer: RequestListener) => {
  const port = await listening(createPlain(answer))
  return createHubClient(createTransport({ host: `127.0.0.1:${port}`, certificate: null }))
}

const page = '<html><h1>Welcome to the hotel</h1></html>'

describe('what answers in the place of a hub', () => {
  test.each<[string, RequestListener, string]>([
    ['a sign-in page', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page), 'not_a_hub'],
    ['a way to a sign-in page', (_, response) => response.writeHead(302, { location: 'http://portal.example/' }).end(page), 'not_a_hub'],
    ['a demand to sign in', (_, response) => response.writeHead(511, { 'content-type': 'text/html' }).end(page), 'hub_fault'],
    ['a gateway without its hub', (_, response) => response.writeHead(502).end('bad gateway'), 'hub_fault'],
    ['JSON of another kind', (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}'), 'hub_fault'],
    ['a cut line', (request) => request.socket.destroy(), 'hub_unreachable'],
  ])('%s is told apart', async (_, answer, reason) => {
    const client = await ask(answer)
    expect(await reasonOf(() => client.call('hub.hello', {}))).toBe(reason)
  })

  test('is not taken for the clips of a pack', async () => {
    const client = await ask((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page))
    expect(await reasonOf(() => client.bytes('leases.pack', { params: { lease: 'x' } }, 0))).toBe('not_a_hub')
  })
})

describe('a proxy', () => {
  /** A proxy that lets CONNECT through to where it is told, or says no. */
  async function proxy(status = 200) {
    const asked: { path: string; authorization: string | undefined }[] = []
    const server = createPlain()
    server.on('connect', (request, client: Socket) => {
      asked.push({ path: request.url ?? '', authorization: request.headers['proxy-authorization'] })
      if (status !== 200) return client.end(`HTTP/1.1 ${status} No\r\n\r\n`)
      const [, port = ''] = /:(\d+)$/.exec(request.url ?? '') ?? []
      const behind = connect(Number(port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n')
        behind.pipe(client).pipe(behind)
      })
      behind.on('error', () => client.destroy())
      return client.on('error', () => behind.destroy())
    })
    return { asked, port: await listening(server) }
  }

  /** Something that speaks TLS and HTTP under a certificate of its own, at an address that is not taken for loopback. */
  async function hubBehindTls() {
    const { certificatePem: cert, keyPem: key } = await makeCertificate('hub.example', Date.now())
    const server = createTls({ cert, key }, socket => {
      socket.on('error', () => undefined)
      socket.on('data', () => socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\n{}'))
    })
    return { host: `hub.example:${await listening(server)}`, certificate: cert }
  }
  const exchange = { method: 'GET', path: '/', headers: {} } as const

  test('is gone through, with its name and password, and sees where to and nothing else', async () => {
    const { asked, port } = await proxy()
    const place = await hubBehindTls()
    const transport = createTransport(place, `http://me:pass%20word@127.0.0.1:${port}`)
    expect((await transport(exchange)).status).toBe(404)
    expect(asked).toEqual([{ path: place.host, authorization: `Basic ${Buffer.from('me:pass word').toString('base64')}` }])
    const shown = await fetchCertificate(place.host, `http://127.0.0.1:${port}`)
    expect(certificateHash(shown)).toBe(certificateHash(place.certificate))
    expect(asked).toHaveLength(2)
  })

  test.each([[403, 'proxy_refused'], [407, 'proxy_refused'], [502, 'hub_unreachable'], [504, 'hub_unreachable']])('that answers %i is %s', async (status, reason) => {
    const { port } = await proxy(status)
    const place = await hubBehindTls()
    const uri = `http://127.0.0.1:${port}`
    expect(await reasonOf(() => createTransport(place, uri)(exchange))).toBe(reason)
    expect(await reasonOf(() => fetchCertificate(place.host, uri))).toBe(reason)
  })

  test('that is not there is named as such, and not taken for the hub', async () => {
    const port = await listening(createTcp())
    const place = await hubBehindTls()
    const gone = createTcp()
    const gonePort = await listening(gone)
    await new Promise(resolve => gone.close(resolve))
    expect(port).not.toBe(gonePort)
    const uri = `http://127.0.0.1:${gonePort}`
    expect(await reasonOf(() => createTransport(place, uri)(exchange))).toBe('proxy_unreachable')
    expect(await reasonOf(() => fetchCertificate(place.host, uri))).toBe('proxy_unreachable')
  })

  test('is the one that the machine\'s policy names, else the environment\'s, and none for what is excepted or here', () => {
    const environment = { HTTPS_PROXY: 'http://env:1', NO_PROXY: 'localdomain, .example.org,other.net:7420' }
    expect(proxyFor('hub.example:7420', null, environment)).toBe('http://env:1')
    expect(proxyFor('hub.example:7420', 'http://managed:2', environment)).toBe('http://managed:2')
    expect(proxyFor('hub.example:7420', null, {})).toBeNull()
    expect(proxyFor('hub.example:7420', null, { https_proxy: 'http://small:3', HTTPS_PROXY: 'http://env:1' })).toBe('http://small:3')
    for (const host of ['a.example.org:7420', 'example.org:7420', 'other.net:7420', '127.0.0.1:7420', 'localhost:7420']) expect(proxyFor(host, null, environment), host).toBeNull()
    for (const host of ['notexample.org:7420', 'other.net:7421']) expect(proxyFor(host, null, environment), host).toBe('http://env:1')
    expect(proxyFor('hub.example:7420', null, { HTTPS_PROXY: 'http://env:1', NO_PROXY: '*' })).toBeNull()
  })
})

describe('a certificate', () => {
  test('that is not valid yet, or not any more, says that the date here is another', async () => {
    const place = async (now: number) => {
      const { certificatePem: cert, keyPem: key } = await makeCertificate('hub.example', now)
      const port = await listening(createTls({ cert, key }, socket => socket.on('error', () => undefined)))
      return { host: `[::ffff:127.0.0.1]:${port}`, certificate: cert }
    }
    const year = 365 * 24 * 3_600_000
    for (const now of [Date.now() + year, Date.now() - 11 * year]) {
      const transport = createTransport(await place(now))
      expect(await reasonOf(() => transport({ method: 'GET', path: '/', headers: {} }))).toBe('clock_skewed')
    }
  })
})

describe('two that speak several protocols', () => {
  test('speak the highest in common, or know which of them to update', () => {
    expect(agreeOn({ least: 1, most: 3 }, { least: 2, most: 5 })).toEqual({ speak: 3 })
    expect(agreeOn({ least: 1, most: 3 }, { least: 1, most: 2 })).toEqual({ speak: 2 })
    expect(agreeOn({ least: 1, most: 1 }, { least: 2, most: 5 })).toEqual({ update: 'own' })
    expect(agreeOn({ least: 3, most: 4 }, { least: 1, most: 2 })).toEqual({ update: 'other' })
    expect(['1', '2', '3', '0', '4', 'x', '', '1.5', '+2', undefined].filter(spoken => understands({ least: 1, most: 3 }, spoken))).toEqual(['1', '2', '3'])
  })
})
