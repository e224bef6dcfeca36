/** How long to wait for a pause, and for how long at most; milliseconds. */
export type Calm = { quietMs: number; mostMs: number }

/** Runs something once it has been quiet for a while after the last nudge, so that it does not get in the way of work. */
export function createCalm({ quietMs, mostMs }: Calm, run: () => void): { nudge(): void; end(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: number | null = null
  const end = (): void => {
    clearTimeout(timer)
    since = null
  }
  return {
    nudge() {
      const now = performance.now()
      since ??= now
      clearTimeout(timer)
      timer = setTimeout(() => {
        end()
        run()
      }, Math.max(0, Math.min(quietMs, since + mostMs - now)))
    },
    end,
  }
}
