/** Speaks to screen readers through one polite live region, and keeps quiet while a clip sounds. */
export type Announcer = {
  announce(text: string): void
  /** Holds announcements back for as long as `sounding`; the newest one is spoken when it is quiet again. */
  sounding(now: boolean): void
  /** Calls back with what the live region should hold. */
  watch(listener: (text: string) => void): () => void
}

export function createAnnouncer(): Announcer {
  const listeners = new Set<(text: string) => void>()
  let held: string | null = null
  let quiet = true
  const speak = (text: string): void => {
    for (const listener of listeners) listener(text)
  }
  return {
    announce(text) {
      if (quiet) speak(text)
      else held = text
    },
    sounding(now) {
      quiet = !now
      if (!quiet || held === null) return
      speak(held)
      held = null
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
