/** Speaks to screen readers through one polite live region, and keeps quiet while a clip sounds. */
export type Announcer = {
  /** The newest of several is spoken, once it has been quiet for a moment. */
  announce(text: string): void
  sounding(now: boolean): void
  /** Calls back with what the live region should hold. */
  watch(listener: (text: string) => void): () => void
}

/** How long it has to be quiet first: a clip that plays by itself begins sooner. Milliseconds. */
const quietMs = 400

export function createAnnouncer(): Announcer {
  const listeners = new Set<(text: string) => void>()
  let held: string | null = null
  let sounds = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function speak(): void {
    const text = held
    held = null
    if (text !== null) for (const listener of listeners) listener(text)
  }
  function wait(): void {
    clearTimeout(timer)
    if (!sounds && held !== null) timer = setTimeout(speak, quietMs)
  }
  return {
    announce(text) {
      held = text
      wait()
    },
    sounding(now) {
      if (now === sounds) return
      sounds = now
      wait()
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
