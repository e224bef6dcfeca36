import { parentPort } from 'node:worker_threads'
import type { Refused } from './decode/sound.ts'
import { createPreparer, type Prepared } from './prepare.ts'

// The thread in which source files are decoded: whatever a hostile file does to a decoder, it does here, where it can
// be stopped. It says once that it is ready; then one file at a time comes in, and one answer goes out.

export type ToWorker = Uint8Array
export type FromWorker = { kind: 'ready' } | { kind: 'answer'; answer: Prepared | Refused }

// The decoders' libraries tell the console about every frame they cannot read; a refusal says it once.
Object.assign(console, { error: () => undefined })

const preparer = await createPreparer()

const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void => parentPort?.postMessage(message, transfer)

parentPort?.on('message', (file: ToWorker) => {
  void preparer.prepare(file).then(answer => {
    const transfer = answer.ok ? [answer.wav.buffer as ArrayBuffer, answer.measured.peaks.buffer as ArrayBuffer] : []
    send({ kind: 'answer', answer }, transfer)
  })
})
send({ kind: 'ready' })
