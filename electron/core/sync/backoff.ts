const restMs = 30_000
/** While somebody waits to hear that their report was seen. */
const watchfulMs = 4_000
const firstRetryMs = 4_000
const longestRetryMs = 60_000

/**
 * How long to leave the hub alone after an attempt, in milliseconds. After failures in a row twice as long each time,
 * up to a minute, or half a minute while somebody waits to hear of their report; spread by `chance`, from 0 to 1,
 * so that a thousand laptops do not come back to a hub at the same moment.
 */
export function pauseAfter({ failures, watched, chance }: { failures: number; watched: boolean; chance: number }): number {
  if (failures === 0) return watched ? watchfulMs : (restMs * (4 + 2 * chance)) / 5
  const longest = watched ? restMs : longestRetryMs
  return Math.min(longest, firstRetryMs * 2 ** Math.min(failures - 1, 10)) * (0.5 + chance / 2)
}
