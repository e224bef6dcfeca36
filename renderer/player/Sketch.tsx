import { memo } from 'react'
import { loudnessSketch } from './peaks.ts'
import css from './Waveform.module.css'

/** How loud a clip is from beginning to end, and no more: what is seen of a softened clip before it sounds. */
export const Sketch = memo(function Sketch({ peaks, gainDb }: { peaks: string; gainDb: number }) {
  const heights = loudnessSketch(peaks, gainDb)
  const last = Math.max(1, heights.length - 1)
  const edge = (side: 1 | -1): string[] => heights.map((height, index) => `${(index / last) * 100},${50 - side * Math.max(1, height * 48)}`)
  return (
    <svg className={css['sketch']} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <polygon points={[...edge(1), ...edge(-1).toReversed()].join(' ')} />
    </svg>
  )
})
