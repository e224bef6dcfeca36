import { memo } from 'react'
import { loudnessSketch } from './peaks.ts'
import css from './Waveform.module.css'

/** How loud a clip is from beginning to end, and no more: what is seen of a softened clip before it sounds. */
export const Sketch = memo(function Sketch({ peaks, gainDb }: { peaks: string; gainDb: number }) {
  const heights = loudnessSketch(peaks, gainDb)
  return (
    <svg className={css['sketch']} data-sketch="" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <path d={`${outline(heights, 1)} ${outline(heights.toReversed(), -1)} Z`} />
    </svg>
  )
})

/** One side of the shape as a smooth line: through the middles between neighbours, bent by the heights themselves. */
function outline(heights: readonly number[], side: 1 | -1): string {
  const last = Math.max(1, heights.length - 1)
  const points = heights.map((height, index) => {
    const along = (index / last) * 100
    return { x: side === 1 ? along : 100 - along, y: 50 - side * Math.max(1, height * 48) }
  })
  const curve = points.slice(1).map((point, index) => {
    const before = points[index] ?? point
    return `Q ${before.x} ${before.y} ${(before.x + point.x) / 2} ${(before.y + point.y) / 2}`
  })
  const [first, end] = [points[0], points.at(-1)]
  return `${side === 1 ? 'M' : 'L'} ${first?.x ?? 0} ${first?.y ?? 50} ${curve.join(' ')} L ${end?.x ?? 0} ${end?.y ?? 50}`
}
