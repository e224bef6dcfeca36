import type { Played } from '../../../shared/contract/clips.ts'
import { isFlagged, type ContentFlag } from '../../../shared/domain/exposure.ts'
import type { Desk } from '../desk/desk.ts'

type Flagged = { id: string; flags: readonly ContentFlag[] }

/** Sound of clips that somebody decides on, without a shift: in the measure in which anybody meets what distresses. */
export type Measured = {
  /** What is known of the clip that a decision is about, before its sound is asked for. */
  know(subject: string, clip: Flagged): void
  knows(subject: string): boolean
  /** Refuses with `exposure_reached` or `opted_out` where such sound may not be met now. */
  require(subject: string): void
  /** Licenses sound for what was given; refuses as `require` does, or with `ticket_unknown`. */
  start(subject: string): void
  /** Takes down what sounded; whether nothing more of such sound may follow today. */
  take(subject: string, played: Played): { enough: boolean }
  forget(subject: string): void
}

export function createMeasured({ db, exposure, excerpts, now }: Pick<Desk, 'db' | 'exposure' | 'excerpts' | 'now'>): Measured {
  const known = new Map<string, Flagged>()
  const require = (subject: string): void => {
    const clip = known.get(subject)
    if (clip !== undefined) exposure.requireClip(clip, now())
  }
  return {
    know: (subject, clip) => void known.set(subject, clip),
    knows: subject => known.has(subject),
    require,
    start: db.transaction((subject: string) => {
      require(subject)
      exposure.requireSound(known.get(subject)?.flags ?? [], now())
      excerpts.start(subject)
    }),
    take: db.transaction((subject: string, played: Played) => {
      const { flags = [] } = known.get(subject) ?? {}
      const sounded = excerpts.take(subject, null, played)
      if (isFlagged(flags)) exposure.hear(sounded, now())
      return { enough: !exposure.maySound(flags, now()) }
    }),
    forget(subject) {
      known.delete(subject)
      excerpts.forget(subject)
    },
  }
}
