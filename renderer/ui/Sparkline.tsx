type SparklineProps = {
  values: readonly number[]
  /** What the line shows, in words; it is the picture's only text. */
  label: string
  className?: string | undefined
}

const width = 272
const height = 44
const margin = 3

/** A small line of how something went, highest value at the top, zero at the bottom. */
export function Sparkline({ values, label, className }: SparklineProps) {
  const top = Math.max(1, ...values)
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const points = values.map((value, index) => {
    const y = height - margin - (value / top) * (height - 2 * margin)
    return `${(index * step).toFixed(1)},${y.toFixed(1)}`
  })
  if (points.length === 1) points.push(`${width},${points[0]?.split(',')[1] ?? height}`)
  return (
    <svg role="img" aria-label={label} className={className} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
      <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
