import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { startNodehost, type Nodehost } from '../../electron/nodehost/nodehost.ts'
import { startHub, type TestHub } from '../support/running-hub.ts'
import { writeNoiseClips } from './noise-clips.ts'

export const passphrase = 'a passphrase for the bench'

/** A workstation for a bench, and its hub; all of it real. */
export type BenchWorkstation = {
  hub: TestHub
  host: Nodehost
  folder: string
  ask(method: string, input: object): Promise<unknown>
  close(): Promise<void>
}

/** A workstation, clocked in, that has fetched as many clips as `fill` says it put into the hub, of the project it names. */
export async function startWorkstationOn(
  rendererDir: string,
  fill: (hub: TestHub, folder: string) => Promise<{ count: number; project?: string }>,
): Promise<BenchWorkstation> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const hub = await startHub(folder)
  const { count, project } = await fill(hub, folder)
  const host = await startNodehost({
    dataDir: join(folder, 'workstation'), rendererDir, appVersion: 'bench',
    workerEntry: new URL('../../electron/core/worker.ts', import.meta.url),
  })
  const ask = async (method: string, input: object): Promise<unknown> => {
    const reply = await host.core.call(method, input)
    if (!reply.ok) throw new Error(`${method}: ${reply.failure.reason}`)
    return reply.value
  }
  const invitation = await hub.addPerson('r-101', 'reviewer')
  await hub.assign('r-101', '--count', String(count), ...(project === undefined ? [] : ['--project', project]))
  await ask('device.enrol', { invitation: await hub.inviteDevice() })
  await ask('people.join', { invitation, passphrase })
  await ask('shift.start', { zone: 'UTC' })
  const Status = z.looseObject({ clipsOnDevice: z.int(), phase: z.string() })
  for (;;) {
    const { clipsOnDevice, phase } = Status.parse(await ask('sync.status', {}))
    if (clipsOnDevice === count && phase === 'idle') break
    await sleep(50)
  }
  return {
    hub, host, folder, ask,
    async close() {
      await host.close()
      await hub.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The same with invented clips of these lengths, in milliseconds. */
export const startWorkstation = (lengths: readonly number[], rendererDir: string, spokenMs?: number): Promise<BenchWorkstation> =>
  startWorkstationOn(rendererDir, async (hub, folder) => {
    const { manifest } = writeNoiseClips(join(folder, 'clips'), lengths, spokenMs)
    await hub.importFolder(join(folder, 'clips'), manifest)
    return { count: lengths.length }
  })

/** The same, reached as a renderer reaches it: through the WebSocket of the nodehost. */
export async function openBridge(count: number): Promise<{
  call(method: string, input: object): Promise<unknown>
  clips: string[]
  close(): Promise<void>
}> {
  const { host, close } = await startWorkstation(Array.from({ length: count }, () => 400), '.')
  const url = new URL(host.issueUrl())
  const entered = await fetch(url, { redirect: 'manual' })
  const socket = new WebSocket(`ws://${url.host}/bridge`, {
    origin: url.origin,
    headers: { cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' },
  })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const waiting = new Map<number, (reply: { ok: boolean; value: unknown }) => void>()
  socket.on('message', raw => {
    const message = JSON.parse(Buffer.isBuffer(raw) ? raw.toString() : '{}') as { id?: number; reply?: { ok: boolean; value: unknown } }
    if (message.id === undefined || message.reply === undefined) return
    waiting.get(message.id)?.(message.reply)
    waiting.delete(message.id)
  })
  let lastId = 0
  const call = async (method: string, input: object): Promise<unknown> => {
    const id = ++lastId
    const reply = await new Promise<{ ok: boolean; value: unknown }>(resolve => {
      waiting.set(id, resolve)
      socket.send(JSON.stringify({ id, method, input }))
    })
    if (!reply.ok) throw new Error(`${method} was refused: ${JSON.stringify(reply)}`)
    return reply.value
  }
  const rows = z.array(z.looseObject({ clip: z.string() })).parse(await call('clips.list', {}))
  return {
    call,
    clips: rows.map(({ clip }) => clip),
    async close() {
      socket.close()
      await close()
    },
  }
}
