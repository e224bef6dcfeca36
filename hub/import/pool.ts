import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { refuse, type Refused } from './decode/sound.ts'
import type { Prepared } from './prepare.ts'
import type { FromWorker, ToWorker } from './worker.ts'

export type Pool = {
  /** How many files can be worked on at once. */
  size: number
  /** Takes `file` away from the caller. A file that stops its thread is corrupt; rejects only where no thread can start. */
  prepare(file: Uint8Array<ArrayBuffer>): Promise<Prepared | Refused>
  /** Waits for what is under way. */
  close(): Promise<void>
}

type Lane = { worker: Worker | null; last: Promise<unknown>; waiting: number }

/** Far above what 60 s of sound take; a file that needs longer was made to. */
const longestMs = 30_000
const heapMb = 512

/** Threads that prepare recordings, started when they are needed and replaced when a file was too much for one. */
export function createPool({ size = Math.min(4, availableParallelism()), limitMs = longestMs } = {}): Pool {
  const lanes = Array.from({ length: size }, (): Lane => ({ worker: null, last: Promise.resolve(), waiting: 0 }))

  const run = async (lane: Lane, file: Uint8Array<ArrayBuffer>): Promise<Prepared | Refused> => {
    lane.worker ??= await startWorker(() => (lane.worker = null))
    lane.worker.postMessage(file satisfies ToWorker, [file.buffer])
    const message = await nextMessage(lane.worker, limitMs)
    if (message?.kind === 'answer') return message.answer
    await lane.worker?.terminate()
    return refuse('corrupt', 'It cannot be decoded: it stopped the decoder, or kept it busy without end.')
  }

  return {
    size,
    prepare(file) {
      const lane = lanes.reduce((least, other) => (other.waiting < least.waiting ? other : least))
      lane.waiting++
      const done = lane.last.then(() => run(lane, file)).finally(() => lane.waiting--)
      lane.last = done.catch(() => undefined)
      return done
    },
    async close() {
      await Promise.all(lanes.map(async lane => {
        await lane.last
        await lane.worker?.terminate()
      }))
    },
  }
}

/** `onEnd` also hears of an end between two files. */
async function startWorker(onEnd: () => void): Promise<Worker> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    name: 'earshot-import',
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  })
  worker.on('error', () => undefined).on('exit', onEnd)
  if ((await nextMessage(worker, longestMs))?.kind === 'ready') return worker
  await worker.terminate()
  throw new Error('The audio decoders cannot be started. What was imported before is safe; check the installation.')
}

/** Null when the thread ended or did not answer in time. */
function nextMessage(worker: Worker, limitMs: number): Promise<FromWorker | null> {
  return new Promise(resolve => {
    const settle = (message: FromWorker | null): void => {
      clearTimeout(timer)
      worker.off('message', settle).off('error', end).off('exit', end)
      resolve(message)
    }
    const end = (): void => settle(null)
    const timer = setTimeout(end, limitMs)
    worker.on('message', settle).on('error', end).on('exit', end)
  })
}
