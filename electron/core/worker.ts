import { runCore } from './run.ts'

// The worker thread's entry, the same in both hosts.
await runCore({ acceptSampleHub: false })
