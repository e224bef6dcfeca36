import type { HostNotice } from '../core/platform.ts'

const lookMs = 5_000
/** Longer than a busy machine keeps a timer waiting. */
const gapMs = 30_000

/** Tells the core that the machine slept, which a plain process only sees by the clock having jumped. Returns what ends it. */
export function watchSleep(notify: (notice: HostNotice) => void, now: () => number = Date.now): () => void {
  let seen = now()
  const timer = setInterval(() => {
    const slept = now() - seen - lookMs > gapMs
    seen = now()
    if (!slept) return
    notify('suspend')
    notify('resume')
  }, lookMs)
  timer.unref()
  return () => clearInterval(timer)
}
