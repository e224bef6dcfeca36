import type { QualityFigure } from '../../../shared/hub-api/quality.ts'
import type { Scale } from './figures.ts'
import css from './IntervalBar.module.css'

/** Of hundred; the bar itself is as wide as its cell. */
const placeIn = ({ low, high }: Scale, value: number): number => (high === low ? 0 : ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * 100)

/** An interval as a band with its value as a tick; the numbers stand beside it, so it says nothing to who cannot see it. */
export function IntervalBar({ figure: { value, interval }, scale }: { figure: Pick<QualityFigure, 'value' | 'interval'>; scale: Scale }) {
  const [from, to] = [placeIn(scale, interval?.low ?? 0), placeIn(scale, interval?.high ?? 0)]
  return (
    <svg className={css['bar']} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      <line className={css['axis']} x1="0" x2="100" y1="8" y2="8" />
      {interval === null ? null : <rect className={css['band']} x={from} width={Math.max(0.6, to - from)} y="4" height="8" />}
      {value === null ? null : <line className={css['value']} x1={placeIn(scale, value)} x2={placeIn(scale, value)} y1="1" y2="15" />}
    </svg>
  )
}
