import { SingleBar } from 'cli-progress'
import { createSink } from '../clips/sink.ts'
import { HubFault } from '../fault.ts'
import { importFolder } from '../import/import.ts'
import type { ImportProgress, ImportReport } from '../import/sink.ts'
import { findProject } from '../projects/projects.ts'
import { withHub, type CommonOptions, type Outcome, type Terminal } from './console.ts'
import { givenInstant } from './instants.ts'

type ImportOptions = CommonOptions & { manifest?: string; project: string; due?: string; dropUnknown?: true }

/** A bar on a terminal, nothing elsewhere. */
function createBar(shown: boolean): { update(progress: ImportProgress): void; stop(): void } {
  if (!shown) return { update: () => undefined, stop: () => undefined }
  const bar = new SingleBar({ format: '{bar} {value}/{total} clips, {refused} refused, {eta_formatted} left', clearOnComplete: true })
  let started = false
  return {
    update({ done, total, refused }) {
      if (!started) bar.start(total, done, { refused })
      else bar.update(done, { refused })
      started = true
    },
    stop: () => bar.stop(),
  }
}

/** An interruption ends the import between two clips instead of in the middle of one. */
async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController()
  const abort = (): void => interruption.abort()
  process.once('SIGINT', abort).once('SIGTERM', abort)
  try {
    return await work(interruption.signal)
  } finally {
    process.off('SIGINT', abort).off('SIGTERM', abort)
  }
}

function reportWords({ imported, skipped, refused, droppedColumns }: ImportReport): string {
  const lines = refused.map(({ line, file, reason, detail }) => `  line ${line}, ${file || '(no file)'}: ${reason}, ${detail}`)
  return [
    `${imported} imported, ${skipped} there already, ${refused.length} refused.`,
    ...(droppedColumns.length > 0 ? [`Columns left out: ${droppedColumns.join(', ')}`] : []),
    ...lines,
  ].join('\n')
}

/** Imports a folder of recordings; what was refused is told, and the rest goes on. */
export const importFrom = (terminal: Terminal, folder: string, { data, json, manifest, project, due, dropUnknown }: ImportOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const { id } = await findProject(hub.store, project)
    const bar = createBar(terminal.interactive && json !== true)
    const sink = createSink(hub, id, givenInstant('--due', due))
    const outcome = await untilInterrupted(signal =>
      importFolder({ folder, manifest, dropUnknown: dropUnknown === true, sink, onProgress: bar.update, signal }),
    ).finally(bar.stop)
    if (!outcome.ok) throw new HubFault('import_failed', outcome.fault.message, 'Nothing was imported.', outcome.fault.advice)
    const { report } = outcome
    return { value: report, words: reportWords(report), exit: report.refused.length > 0 ? 1 : 0 }
  })
