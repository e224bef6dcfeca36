/** Those who asked to be told of something. */
export type Callbacks<T> = {
  /** What it returns takes the listener out again. */
  add(listener: (what: T) => void): () => void
  tell(what: T): void
}

export function createCallbacks<T>(): Callbacks<T> {
  const listeners = new Set<(what: T) => void>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(what) {
      for (const listener of listeners) listener(what)
    },
  }
}
