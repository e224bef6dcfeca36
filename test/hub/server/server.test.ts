import { request } from 'node:https'
import { connect } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sql } from 'kysely'
import { Hello } from '../../../shared/hub-api/hello.ts'
import { Problem } from '../../../shared/hub-api/problem.ts'
import { routes } from '../../../shared/hub-api/routes.ts'
import { sha256 } from '../../../electron/core/crypto/digest.ts'
import { closeHub } from '../../../hub/hub.ts'
import { createLog } from '../../../hub/server/log.ts'
import { createServer } from '../../../hub/server/server.ts'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { enrolDevice, newId, send, workstation } from '../support/workstation.ts'

const spoken = { 'earshot-protocol': '1', 'content-type': 'application/json' }

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const problem = Problem.parse(await response.json())
  expect(problem.status).toBe(response.status)
  return problem
}

const post = (running: RunningHub, path: string, body: string, headers: Record<string, string> = spoken) =>
  fetch(running.origin + path, { method: 'POST', headers, body })

describe('the server', () => {
  it('asks everybody to say the protocol, except who only wants to know who it is', async () => {
    const running = await runHub()
    const code = async (path: string, headers: Record<string, string>) => (await problemOf(await fetch(running.origin + path, { headers }))).code
    expect(await code('/v1/batches', {})).toBe('upgrade_required')
    expect(await code('/v1/batches', { 'earshot-protocol': '3' })).toBe('upgrade_required')
    expect(await code('/v1/batches', { 'earshot-protocol': '1' })).toBe('unauthorised')
    expect((await fetch(`${running.origin}/v1/hello`)).status).toBe(200)
    expect((await fetch(`${running.origin}/v1/openapi.json`)).status).toBe(200)
  })

  it('describes every route of the contract in OpenAPI', async () => {
    const running = await runHub()
    const document = (await (await fetch(`${running.origin}/v1/openapi.json`)).json()) as { paths: Record<string, Record<string, { operationId: string }>> }
    const described = Object.values(document.paths).flatMap(path => Object.values(path).map(({ operationId }) => operationId))
    expect(described.toSorted()).toEqual(Object.keys(routes).toSorted())
  })

  it('answers whatever it cannot read with a problem', async () => {
    const running = await runHub()
    expect((await problemOf(await fetch(`${running.origin}/v1/nothing`))).code).toBe('not_found')
    expect((await problemOf(await fetch(`${running.origin}/v1/devices`))).code).toBe('not_found')
    expect((await problemOf(await post(running, '/v1/devices', '{"payload":'))).code).toBe('invalid_request')
    expect((await problemOf(await post(running, '/v1/devices', 'x', { 'earshot-protocol': '1', 'content-type': 'text/plain' }))).code).toBe('invalid_request')
    const unfit = await problemOf(await post(running, '/v1/devices', '{"payload":"????","signature":5,"more":true}'))
    expect(unfit).toMatchObject({ code: 'invalid_request', detail: expect.stringContaining('body/signature') })
  })

  it('takes no body beyond what a route can need, and nothing that pollutes objects', async () => {
    const running = await runHub()
    expect((await problemOf(await post(running, '/v1/devices', JSON.stringify({ payload: 'A'.repeat(20_000) })))).detail).toContain('larger')
    expect((await problemOf(await post(running, '/v1/devices', '{"__proto__":{"admin":true}}'))).code).toBe('invalid_request')
  })

  it('slows down whoever guesses, and says for how long', async () => {
    const running = await runHub()
    let last = new Response()
    for (let attempt = 0; attempt < 61; attempt++) last = await post(running, '/v1/people', '{}')
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await problemOf(last)).code).toBe('too_many_requests')
    expect((await fetch(`${running.origin}/v1/hello`)).status).toBe(200)
  })

  it('does not look up sessions for whoever asks too often', async () => {
    const running = await runHub()
    const headers = { 'earshot-protocol': '1', authorization: `Bearer ${'A'.repeat(43)}` }
    const body = { method: 'POST', headers }
    for (let attempt = 0; attempt < 1_200; attempt++) await (await fetch(`${running.origin}/v1/leases`, body)).arrayBuffer()
    expect((await problemOf(await fetch(`${running.origin}/v1/leases`, body))).code).toBe('too_many_requests')
    expect((await problemOf(await fetch(`${running.origin}/v1/batches`, { headers }))).code).toBe('unauthorised')
  })

  it('tells its operator that it lives, that it can answer, and how it does', async () => {
    const running = await runHub()
    expect(await (await fetch(`${running.origin}/health`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(`${running.origin}/ready`)).json()).toEqual({ status: 'ready' })
    const metrics = await (await fetch(`${running.origin}/metrics`)).text()
    expect(metrics).toContain('earshot_request_seconds_count{route="/ready",status="200"} 1')
    expect(metrics).toContain('earshot_escalations_overdue 0')
  })

  it('says nothing of a fault of its own but that there was one', async () => {
    const running = await runHub()
    const { token } = await workstation(running, 'reviewer')
    running.hub.store.selectFrom = () => {
      throw new Error('a secret in a message')
    }
    const { problem } = await running.ask('batches.list', {}, token)
    expect(problem).toMatchObject({ status: 500, code: 'internal' })
    expect(running.logged()).toContain('a request failed')
    expect(running.logged()).not.toContain('a secret')
    expect(JSON.stringify(problem)).not.toContain('secret')
  })

  it('logs routes and results, and no id, name, code or token', async () => {
    const running = await runHub()
    const { station, stream, at, manifest } = await reviewerAtWork(running, ['xylophone'])
    stream.append('annotation.submitted', submitted(at(0), annotation('xylophone')))
    await send(running, stream, station.token)
    const logged = running.logged()
    expect(logged).toContain('"route":"/v1/streams/:stream/events","status":200')
    for (const hidden of [stream.id, station.device.id, station.person.person, station.person.code, station.token, manifest.lease, 'xylophone']) {
      expect(logged).not.toContain(hidden)
    }
  })

  it('stores nothing when the disk is full, says so, and goes on when there is room', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz'.repeat(400))))
    const body = { events: stream.pending(), waiting: 0 }
    const pages = await sql<{ page_count: number }>`pragma page_count`.execute(running.hub.store)
    const limit = (count: number) => sql.raw(`pragma max_page_count = ${count}`).execute(running.hub.store)
    await limit(pages.rows[0]?.page_count ?? 0)
    expect((await running.ask('streams.send', { params: { stream: stream.id }, body }, station.token)).problem).toMatchObject({ status: 507, code: 'storage_full' })
    expect(await running.hub.store.selectFrom('streams').select('id').execute()).toEqual([])
    await limit(1_000_000)
    expect((await running.ask('streams.send', { params: { stream: stream.id }, body }, station.token)).status).toBe(200)
  })
})

describe('with TLS', () => {
  it('it shows the certificate that its signed hello names, and no other protocol than TLS 1.3', async () => {
    const { hub, clock } = await runHub()
    clock.setWall(Date.now())
    const app = await createServer(hub, { tls: true, log: createLog({ write: () => undefined }, 'silent') })
    onTestFinished(() => app.close())
    const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
    const socket = connect({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false })
    await new Promise(resolve => socket.once('secureConnect', resolve))
    expect(socket.getProtocol()).toBe('TLSv1.3')
    const shown = sha256(socket.getPeerCertificate().raw).toString('base64url')
    socket.destroy()
    const text = await new Promise<string>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: '/v1/hello', ca: hub.keys.tls.certificatePem }
      request(options, answer => {
        answer.setEncoding('utf8').on('data', resolve)
      }).on('error', reject).end()
    })
    const { payload } = JSON.parse(text) as { payload: string }
    expect(Hello.parse(JSON.parse(Buffer.from(payload, 'base64url').toString())).certificate).toBe(shown)
  })
})

describe('a hub that is closed', () => {
  it('is not ready', async () => {
    const running = await runHub()
    await enrolDevice(running)
    await closeHub(running.hub)
    expect((await problemOf(await fetch(`${running.origin}/ready`))).code).toBe('internal')
    expect((await problemOf(await fetch(`${running.origin}/v1/streams/${newId()}`, { headers: { ...spoken, authorization: `Bearer ${'A'.repeat(43)}` } }))).code).toBe('internal')
  })
})
