import { runCore } from '../../electron/core/run.ts'

// The core as it is built, but for one refusal: it works with a hub of invented people.
await runCore({ acceptSampleHub: true })
