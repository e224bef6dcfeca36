import type { Annotation } from '../../../shared/domain/annotation.ts'

/** Saves drafts soon after each change, the newest only, one at a time. */
export type DraftSaver = {
  change(clip: string, annotation: Annotation): void
  /** Saves what waits; resolves when everything handed over has been answered. */
  flush(): Promise<void>
  /** Forgets what waits for a clip, because something else carries it. */
  drop(clip: string): void
}

type DraftSaverDependencies = {
  save(clip: string, annotation: Annotation): Promise<void>
  /** Longest time a change waits, in milliseconds. */
  delayMs: number
}

export function createDraftSaver({ save, delayMs }: DraftSaverDependencies): DraftSaver {
  let waiting: { clip: string; annotation: Annotation } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> = Promise.resolve()

  function saveWaiting(): void {
    clearTimeout(timer)
    timer = undefined
    if (waiting === null) return
    const { clip, annotation } = waiting
    waiting = null
    saving = Promise.all([saving, save(clip, annotation)]).then(() => undefined)
  }

  return {
    change(clip, annotation) {
      if (waiting !== null && waiting.clip !== clip) saveWaiting()
      waiting = { clip, annotation }
      timer ??= setTimeout(saveWaiting, delayMs)
    },
    flush() {
      saveWaiting()
      return saving
    },
    drop(clip) {
      if (waiting?.clip === clip) waiting = null
    },
  }
}
