import type { RecordingName } from './recordings.ts'

// Vite puts the recordings among the page's own files and gives their addresses, which each host serves.
const addresses = import.meta.glob<string>('./audio/*.opus', { eager: true, query: '?url', import: 'default' })

/** Where the page finds a recording. */
export const addressOf = (name: RecordingName): string => addresses[`./audio/${name}.opus`] ?? ''
