import type { ImportedClip, ImportSink } from '../../../../hub/import/sink.ts'

/** Keeps clips in memory, and fails at the clip of the given number, counted from 1. */
export function createMemorySink(failAt = Number.POSITIVE_INFINITY): ImportSink & { clips: ImportedClip[] } {
  const clips: ImportedClip[] = []
  let busy = false
  const alone = async <T>(work: () => T): Promise<T> => {
    if (busy) throw new Error('The sink was called twice at once')
    busy = true
    await new Promise(resolve => setImmediate(resolve))
    busy = false
    return work()
  }
  return {
    clips,
    has: fingerprint => alone(() => clips.some(clip => clip.fingerprint === fingerprint)),
    add: clip => alone(() => {
      if (clips.length + 1 >= failAt) throw new Error('The disk is full')
      clips.push(clip)
    }),
  }
}
