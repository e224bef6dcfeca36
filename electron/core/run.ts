import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { createCore, type Extension } from './core.ts'
import type { ConnectTo } from './hub/connection.ts'
import { createTransport } from './hub/transport.ts'
import type { Keychain } from './platform.ts'
import type { FromCore, ToCore, WorkerStart } from './port.ts'

/** Runs the core in this worker thread until its host closes it. */
export async function runCore(options: { acceptSampleHub: boolean; connectTo?: ConnectTo; extend?: Extension }): Promise<void> {
  if (parentPort === null) throw new Error('The core runs in a worker thread')
  const port = parentPort
  z.config({ jitless: true })
  const { dataDir, host, keychainStrength, managedProxy = null } = workerData as WorkerStart
  const send = (message: FromCore): void => port.postMessage(message)

  const asked = new Map<number, (bytes: Uint8Array | null) => void>()
  let lastId = 0
  const askHost = (operation: 'seal' | 'open', bytes: Uint8Array): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      asked.set(id, answer => (answer === null ? reject(new Error('The keychain refused')) : resolve(answer)))
      send({ kind: 'keychain', id, operation, bytes })
    })
  const keychain: Keychain = { seal: bytes => askHost('seal', bytes), open: bytes => askHost('open', bytes) }

  const core = createCore({
    dataDir,
    platform: { host, keychainStrength, keychain },
    clock: { now: Date.now, monotonic: () => performance.now() },
    random: randomBytes,
    connectTo: options.connectTo ?? (place => createTransport(place, managedProxy)),
    managedProxy,
    acceptSampleHub: options.acceptSampleHub,
    emit: event => send({ kind: 'event', event }),
    ...(options.extend === undefined ? {} : { extend: options.extend }),
  })

  const handle = async (message: ToCore): Promise<void> => {
    if (message.kind === 'call') send({ kind: 'reply', id: message.id, reply: await (await core).call(message.method, message.input) })
    else if (message.kind === 'notice') (await core).notice(message.notice)
    else if (message.kind === 'audio') {
      const bytes = (await core).audio(message.ticket)
      send({ kind: 'audio', id: message.id, bytes })
    } else if (message.kind === 'handout') {
      const file = (await core).handout(message.ticket)
      send({ kind: 'handout', id: message.id, file })
    } else if (message.kind === 'close') {
      await (await core).close()
      port.close()
    }
  }
  port.on('message', (message: ToCore) => {
    if (message.kind !== 'keychain') return void handle(message)
    asked.get(message.id)?.(message.bytes)
    asked.delete(message.id)
  })
  await core
}
