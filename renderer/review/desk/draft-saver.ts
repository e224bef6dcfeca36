import type { Annotation } from '../../../shared/domain/annotation.ts'

/** Saves every change of a draft at once; while one is being saved, the newest form of the next waits. */
export type DraftSaver = {
  change(clip: string, annotation: Annotation): void
  /** Resolves when everything handed over has been answered. */
  flush(): Promise<void>
  /** Forgets what waits for a clip, because something else carries it. */
  drop(clip: string): void
}

type DraftSaverDependencies = {
  save(clip: string, annotation: Annotation): Promise<void>
}

export function createDraftSaver({ save }: DraftSaverDependencies): DraftSaver {
  const waiting = new Map<string, Annotation>()
  let saving: Promise<void> | null = null

  async function saveAll(): Promise<void> {
    for (let next = waiting.entries().next(); next.done !== true; next = waiting.entries().next()) {
      const [clip, annotation] = next.value
      waiting.delete(clip)
      await save(clip, annotation)
    }
    saving = null
  }
  return {
    change(clip, annotation) {
      waiting.delete(clip)
      waiting.set(clip, annotation)
      saving ??= saveAll()
    },
    flush: () => saving ?? Promise.resolve(),
    drop: clip => {
      waiting.delete(clip)
    },
  }
}
