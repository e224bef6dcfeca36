import type { WithdrawnClip } from '../../../shared/hub-api/batches.ts'
import type { Stream } from '../audit/stream.ts'
import type { Db } from '../database/open.ts'
import type { ClipShares } from './shares.ts'

/** Clips that the hub has taken back, as the device keeps them: also while every vault on it is locked. */
export type WithdrawnClips = {
  /**
   * Takes over everything that the hub wants back from this device and destroys the keys' shares, so that nothing of it
   * sounds any more. `desk`: who is at work, and what of theirs stays as it is; they settle what is theirs themselves.
   */
  learn(clips: readonly WithdrawnClip[], desk: { person: string; keeps(withdrawn: WithdrawnClip): boolean } | null): void
  /** What was taken back from somebody, whether or not it is done. */
  of(person: string): WithdrawnClip[]
  /** Nothing is left of a clip in a person's vault: the receipt, once. */
  settle(withdrawn: WithdrawnClip): void
}

type Row = WithdrawnClip & { done: number }

export function createWithdrawnClips({ db, sharesOf, stream }: { db: Db; sharesOf(person: string): ClipShares; stream: () => Stream | null }): WithdrawnClips {
  const all = db.prepare<[], Row>('SELECT clip, person, reason, done FROM withdrawn_clip')
  const ofPerson = db.prepare<[string], WithdrawnClip>('SELECT clip, person, reason FROM withdrawn_clip WHERE person = ?')
  const insert = db.prepare('INSERT INTO withdrawn_clip (clip, person, reason) VALUES (:clip, :person, :reason) ON CONFLICT DO UPDATE SET reason = :reason')
  const forget = db.prepare('DELETE FROM withdrawn_clip WHERE clip = ? AND person = ?')
  const setDone = db.prepare('UPDATE withdrawn_clip SET done = 1 WHERE clip = :clip AND person = :person AND done = 0')
  const keyOf = ({ clip, person }: WithdrawnClip): string => `${clip} ${person}`
  const tell = (withdrawn: WithdrawnClip, words: boolean): void => {
    const { clip, person, reason } = withdrawn
    stream()?.append('recall.applied', { clip, person, reason, words })
  }

  const note = db.transaction((clips: readonly WithdrawnClip[], atWork: string | null) => {
    const known = new Map(all.all().map(row => [keyOf(row), row]))
    const wanted = new Set(clips.map(keyOf))
    for (const row of known.values()) if (!wanted.has(keyOf(row))) forget.run(row.clip, row.person)
    for (const withdrawn of clips) {
      insert.run(withdrawn)
      if (!known.has(keyOf(withdrawn)) && withdrawn.person !== atWork) tell(withdrawn, false)
    }
  })
  return {
    learn(clips, desk) {
      const isKept = (withdrawn: WithdrawnClip): boolean => desk !== null && withdrawn.person === desk.person && desk.keeps(withdrawn)
      for (const [person, theirs] of Map.groupBy(clips.filter(withdrawn => !isKept(withdrawn)), one => one.person)) {
        const shares = sharesOf(person)
        const found = theirs.flatMap(({ clip }) => (shares.get(clip) === null ? [] : [clip]))
        if (found.length > 0) shares.destroy(found)
      }
      note(clips, desk?.person ?? null)
    },
    of: person => ofPerson.all(person),
    settle: db.transaction((withdrawn: WithdrawnClip) => {
      if (setDone.run(withdrawn).changes > 0) tell(withdrawn, true)
    }),
  }
}
