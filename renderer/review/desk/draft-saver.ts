import type { Annotation } from '../../../shared/domain/annotation.ts'

/** Hands every change of a draft over at once, so that no exit takes one along. */
export type DraftSaver = {
  change(clip: string, annotation: Annotation): void
  /** Resolves when everything has been handed over and answered. */
  flush(): Promise<void>
  /** Forgets what waits for a clip, because something else carries it. */
  drop(clip: string): void
}

type DraftSaverDependencies = {
  save(clip: string, annotation: Annotation): Promise<void>
}

/** Where this many changes are unanswered, as on a slow disk under a held key, the newest of each clip waits. */
export const mostUnanswered = 8

export function createDraftSaver({ save }: DraftSaverDependencies): DraftSaver {
  const waiting = new Map<string, Annotation>()
  const unanswered = new Set<Promise<void>>()

  function send(): void {
    for (const [clip, annotation] of waiting) {
      if (unanswered.size >= mostUnanswered) return
      waiting.delete(clip)
      const sent = save(clip, annotation).finally(() => {
        unanswered.delete(sent)
        send()
      })
      unanswered.add(sent)
    }
  }
  return {
    change(clip, annotation) {
      waiting.delete(clip)
      waiting.set(clip, annotation)
      send()
    },
    async flush() {
      while (unanswered.size > 0) await Promise.all(unanswered)
    },
    drop: clip => {
      waiting.delete(clip)
    },
  }
}
