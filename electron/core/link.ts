import { Worker } from 'node:worker_threads'
import type { CoreEvent } from '../../shared/contract/events.ts'
import type { Reply } from '../../shared/contract/failure.ts'
import type { HostNotice, Keychain } from './platform.ts'
import type { FromCore, Handout, ToCore, WorkerStart } from './port.ts'

/** A host's end of the line to the core. */
export type CoreLink = {
  call(method: string, input: unknown): Promise<Reply<unknown>>
  /** A prepared clip as a whole WAV, once; null when the ticket is not good (any more). */
  audio(ticket: string): Promise<Uint8Array | null>
  /** A file that the core made for the person to keep, once; null when the ticket is not good (any more). */
  handout(ticket: string): Promise<Handout | null>
  subscribe(listener: (event: CoreEvent) => void): () => void
  notify(notice: HostNotice): void
  /** Resolves when the worker is gone, whether it was asked to or fell. */
  readonly ended: Promise<void>
  /** Resolves when databases are closed and the worker is gone. */
  close(): Promise<void>
}

type Waiting = { resolve(value: never): void; reject(reason: Error): void }

/** Starts the core in a worker thread; `entry` is its bundled or plain worker file. */
export function startCore(entry: URL, start: WorkerStart, keychain: Keychain): CoreLink {
  const worker = new Worker(entry, { workerData: start, name: 'earshot-core' })
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: CoreEvent) => void>()
  let lastId = 0
  let ended: Error | null = null

  const send = (message: ToCore): void => worker.postMessage(message)
  const ask = <T>(message: (id: number) => ToCore): Promise<T> => {
    if (ended !== null) return Promise.reject(ended)
    const id = ++lastId
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      send(message(id))
    })
  }
  const settle = (id: number, value: unknown): void => {
    waiting.get(id)?.resolve(value as never)
    waiting.delete(id)
  }
  const answerKeychain = async (id: number, operation: 'seal' | 'open', bytes: Uint8Array): Promise<void> => {
    const answer = await keychain[operation](bytes).catch(() => null)
    send({ kind: 'keychain', id, bytes: answer })
  }
  const end = (reason: Error): void => {
    ended ??= reason
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }

  worker.on('message', (message: FromCore) => {
    if (message.kind === 'reply') settle(message.id, message.reply)
    else if (message.kind === 'audio') settle(message.id, message.bytes)
    else if (message.kind === 'handout') settle(message.id, message.file)
    else if (message.kind === 'event') for (const listener of listeners) listener(message.event)
    else if (message.kind === 'keychain') void answerKeychain(message.id, message.operation, message.bytes)
  })
  worker.on('error', error => end(error instanceof Error ? error : new Error('The core stopped')))
  const gone = Promise.withResolvers<void>()
  worker.on('exit', () => {
    end(new Error('The core has ended'))
    gone.resolve()
  })

  return {
    call: (method, input) => ask(id => ({ kind: 'call', id, method, input })),
    audio: ticket => ask(id => ({ kind: 'audio', id, ticket })),
    handout: ticket => ask(id => ({ kind: 'handout', id, ticket })),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    notify: notice => send({ kind: 'notice', notice }),
    ended: gone.promise,
    close() {
      if (ended === null) send({ kind: 'close' })
      return gone.promise
    },
  }
}
