/** Locks what nobody has touched for a while. The instant of the last touch is all it knows, and it goes with it. */
export type Inactivity = { touch(): void; stop(): void }

/** Policy may shorten the time meanwhile. */
const lookAgainMs = 30_000

/** `lockAfterMs` is asked each time; `onInactive` is called once at most. */
export function watchInactivity({ lockAfterMs, monotonic, onInactive }: {
  lockAfterMs(): number
  monotonic(): number
  onInactive(): void
}): Inactivity {
  let touched = monotonic()
  let timer: NodeJS.Timeout | undefined
  const look = (): void => {
    const left = touched + lockAfterMs() - monotonic()
    if (left <= 0) return onInactive()
    timer = setTimeout(look, Math.min(left, lookAgainMs))
  }
  look()
  return {
    touch() {
      touched = monotonic()
    },
    stop: () => clearTimeout(timer),
  }
}
