const steps = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000]
/** More marks than this in sight crowd the line. */
const mostMarks = 8

/** Where a clip's ruler has its marks, in milliseconds: round ones, and its end. */
export function rulerMarks(durationMs: number, zoom = 1): number[] {
  const step = steps.find(candidate => durationMs / zoom / candidate <= mostMarks) ?? 60_000
  const round = Array.from({ length: Math.ceil(durationMs / step) }, (_, index) => index * step)
  return [...round.filter(mark => mark === 0 || durationMs - mark >= step * 0.6), durationMs]
}
