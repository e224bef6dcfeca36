/**
 * The level of each whole frame of `size` samples in dBFS, down to -120. With `emphasis` above 0 the level of the
 * changes from one sample to the next, in which the rumble of a room weighs less.
 */
export function frameLevels(pcm: Int16Array, size: number, emphasis = 0): Float64Array {
  const levels = new Float64Array(Math.floor(pcm.length / size))
  for (let frame = 0; frame < levels.length; frame++) {
    let sum = 0
    for (let at = frame * size; at < (frame + 1) * size; at++) {
      sum += ((pcm[at] ?? 0) - emphasis * (pcm[at - 1] ?? 0)) ** 2
    }
    levels[frame] = 10 * Math.log10(sum / size / 32_768 ** 2 + 1e-12)
  }
  return levels
}

/** The value below which `part` (0 to 1) of the values lie; -120 for none. */
export const quantile = (values: Float64Array, part: number): number =>
  values.toSorted()[Math.floor(part * (values.length - 1))] ?? -120
