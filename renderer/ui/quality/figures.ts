import type { FigureName } from '../../../shared/domain/quality/figures.ts'
import type { QualityFigures } from '../../../shared/hub-api/quality.ts'
import { hundredths, tenths } from '../format.ts'

/** A span of values that bars are drawn in. */
export type Scale = { low: number; high: number }

const isRate: Record<FigureName, boolean> = { gold: true, accepted: true, overlap: true, wake: false, intent: false, slots: false }

/** Rates as `3.4 %`, agreement as `0.87`. */
export const figureText = (name: FigureName, value: number): string => (isRate[name] ? tenths(value) : hundredths(value))

const tops = [0.05, 0.1, 0.25, 0.5, 1]

/** One scale for all of these, wide enough for every interval: rates from 0, agreement up to 1. */
export function scaleOf(name: FigureName, all: readonly QualityFigures[]): Scale {
  const ends = all.flatMap(figures => {
    const { value, interval } = figures[name]
    return [value ?? 0, interval?.low ?? 0, interval?.high ?? 0]
  })
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  return isRate[name] ? { low: 0, high: tops.find(top => high <= top) ?? high } : { low: Math.max(-1, Math.floor(low * 2) / 2), high: 1 }
}
