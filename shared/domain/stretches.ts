import type { Stretch } from './throughput.ts'

/** What stops the clock of a shift and lets it run on. */
export type ShiftStep = 'paused' | 'resumed' | 'locked' | 'unlocked'

export type Step = { at: number; step: ShiftStep }

type Away = { paused: boolean; locked: boolean }

const afterStep = (away: Away, step: ShiftStep): Away => {
  if (step === 'paused' || step === 'resumed') return { ...away, paused: step === 'paused' }
  return { ...away, locked: step === 'locked' }
}

/**
 * The worked time of a shift: its span without what lies between pause and resume or lock and unlock, however they
 * overlap. `steps` in the order of their time; `until` ends a shift that still runs.
 */
export function workedStretches(startedAt: number, until: number, steps: readonly Step[]): Stretch[] {
  const stretches: Stretch[] = []
  let away: Away = { paused: false, locked: false }
  let from = startedAt
  const close = (to: number): void => {
    if (to > from) stretches.push({ from, to })
  }
  for (const { at, step } of steps) {
    const instant = Math.min(Math.max(at, from), until)
    const wasAway = away.paused || away.locked
    away = afterStep(away, step)
    const isAway = away.paused || away.locked
    if (!wasAway && isAway) close(instant)
    if (isAway !== wasAway) from = instant
  }
  if (!away.paused && !away.locked) close(until)
  return stretches
}
