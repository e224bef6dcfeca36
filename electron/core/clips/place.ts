import type { Kept } from '../settings/kept.ts'

/** The clip that somebody stands at, kept across any exit; null for none. */
export type Place = {
  read(): string | null
  /** Writes it down, where it is another, and gives it back. */
  enter<T extends string | null>(clip: T): T
}

const key = 'place'

export function createPlace(kept: Kept): Place {
  const read = (): string | null => {
    const clip = kept.read(key)
    return typeof clip === 'string' ? clip : null
  }
  return {
    read,
    enter(clip) {
      if (clip !== read()) kept.write(key, clip)
      return clip
    },
  }
}
