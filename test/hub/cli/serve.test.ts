import { request } from 'node:https'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../../support/folders.ts'
import { askCommand } from '../../support/command-line.ts'
import { startCommand } from '../support/process.ts'

async function madeHub() {
  const data = join(temporaryFolder(), 'hub')
  await askCommand('init', '--data', data)
  return data
}

type Ready = { ready: boolean; address: string; tls: boolean }

describe('serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('says when it is ready, answers, and ends cleanly on %s', async signal => {
    const data = await madeHub()
    const hub = startCommand('serve', '--data', data, '--port', '0', '--json')
    const ready = JSON.parse(await hub.line()) as Ready
    expect(ready).toEqual({ ready: true, address: expect.stringMatching(/^127\.0\.0\.1:\d+$/), tls: false })
    expect((await fetch(`http://${ready.address}/v1/hello`)).status).toBe(200)
    expect((await askCommand('people', 'add', 'r-1', '--role', 'reviewer', '--data', data)).exit).toBe(0)
    expect((await hub.end(signal)).exit).toBe(0)
    await expect(fetch(`http://${ready.address}/health`)).rejects.toThrow()
    expect((await askCommand('status', '--data', data)).value).toMatchObject({ people: 1 })
  })

  it('speaks TLS wherever it can be reached from elsewhere', async () => {
    const hub = startCommand('serve', '--data', await madeHub(), '--host', '0.0.0.0', '--port', '0', '--json')
    const ready = JSON.parse(await hub.line()) as Ready
    expect(ready).toMatchObject({ tls: true, address: expect.stringMatching(/^0\.0\.0\.0:/) })
    const port = ready.address.split(':')[1]
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/health', rejectUnauthorized: false }, answer => resolve(answer.resume().statusCode)).on('error', reject).end()
    })
    expect(status).toBe(200)
    await hub.end('SIGTERM')
  })

  it('says when its port is taken, and touches nothing', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await new Promise(resolve => taken.once('listening', resolve))
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const hub = startCommand('serve', '--data', await madeHub(), '--port', String(port))
    expect(await hub.end()).toEqual({ exit: 2, err: expect.stringContaining(`Something listens on 127.0.0.1:${port} already.`) })
  })

  it('says when the machine has no such address', async () => {
    const hub = startCommand('serve', '--data', await madeHub(), '--host', '203.0.113.7', '--port', '0', '--json')
    expect(JSON.parse(await hub.line())).toMatchObject({ error: { code: 'host_unknown' } })
    expect(await hub.end()).toEqual({ exit: 2, err: expect.stringContaining('This machine has no address') })
  })
})
