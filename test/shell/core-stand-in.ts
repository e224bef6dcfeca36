import { parentPort, workerData } from 'node:worker_threads'
import type { FromCore, ToCore } from '../../electron/core/port.ts'

// A worker that speaks the core's port and does nothing else: it answers every call with what it was asked, and tells
// what it was told when a call asks for that.

const port = parentPort
if (port === null) throw new Error('Runs as a worker only')

const heard: string[] = []
const keychainAnswers = new Map<number, (bytes: Uint8Array | null) => void>()
let lastId = 0
let revision = 0

const send = (message: FromCore): void => port.postMessage(message)
const askKeychain = (operation: 'seal' | 'open', bytes: Uint8Array): Promise<Uint8Array | null> =>
  new Promise(resolve => {
    keychainAnswers.set(++lastId, resolve)
    send({ kind: 'keychain', id: lastId, operation, bytes })
  })

async function answer(method: string, input: unknown): Promise<unknown> {
  if (method === 'test.fall') process.exit(7)
  if (method === 'test.heard') return heard
  if (method === 'test.started') return workerData
  if (method === 'test.event') send({ kind: 'event', event: { name: 'clips.changed', revision: ++revision } })
  if (method === 'test.keychain') {
    const plain = Buffer.from('a secret of 32 bytes, or nearly.')
    const sealed = await askKeychain('seal', plain)
    const opened = sealed === null ? null : await askKeychain('open', sealed)
    return { sealed: sealed !== null, sealedHoldsPlain: Buffer.from(sealed ?? []).includes(plain), opened: opened === null ? null : Buffer.from(opened).equals(plain) }
  }
  return { method, input }
}

port.on('message', async (message: ToCore) => {
  if (message.kind === 'call') {
    heard.push(message.method)
    send({ kind: 'reply', id: message.id, reply: { ok: true, value: await answer(message.method, message.input) } })
  } else if (message.kind === 'audio') {
    send({ kind: 'audio', id: message.id, bytes: message.ticket === 'good' ? Uint8Array.from([1, 2, 3, 4]) : null })
  } else if (message.kind === 'notice') heard.push(message.notice)
  else if (message.kind === 'keychain') keychainAnswers.get(message.id)?.(message.bytes)
  else port.close()
})
