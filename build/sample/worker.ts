import { workerData } from 'node:worker_threads'
import type { WorkerStart } from '../../electron/core/port.ts'
import { runCore } from '../../electron/core/run.ts'
import { createSample } from './extension.ts'

// The core's worker with the sample bar's methods; accepts the sample hub, which the product's worker refuses.
await runCore({ acceptSampleHub: true, ...createSample((workerData as WorkerStart).dataDir) })
