import { erasableTypes, type EventPayload } from '../../../shared/hub-api/events.ts'
import { countedOf } from '../../../shared/domain/counted.ts'
import { withoutWords } from '../../../shared/domain/recall.ts'
import type { WithdrawnClip } from '../../../shared/hub-api/batches.ts'
import type { Stream } from '../audit/stream.ts'
import type { Db } from '../database/open.ts'
import type { ClipShares } from '../device/shares.ts'
import type { WithdrawnClips } from '../device/withdrawn.ts'
import type { PreparedAudio } from './audio.ts'

/** Clips that the hub has taken back from a person at work. */
export type Withdrawal = {
  /** Takes over what the hub wants back and destroys all of it that is here; whether anything was. */
  take(clips: readonly WithdrawnClip[]): boolean
  /** Destroys what was taken back while the vault was locked; whether anything was still here. */
  catchUp(): boolean
}

type Found = { state: string; sounds: number; unreceived: number; hypothesis: string; told: number }

/** Where a clip's words lie as rows of their own. Which clip was met, heard and answered stays: the work counts. */
const rowsOf = ['clip_audio', 'draft', 'history', 'listening', 'question', 'queued_question']

const erasable = erasableTypes.map(type => `'${type}'`).join(', ')

export function createWithdrawal({ db, stream, shares, withdrawn, person, audio }: {
  db: Db
  stream: Stream
  shares: ClipShares
  withdrawn: WithdrawnClips
  person: string
  audio: PreparedAudio
}): Withdrawal {
  const select = db.prepare<[string], Found>(
    `SELECT state, hypothesis, (SELECT count(*) FROM clip_audio a WHERE a.clip = c.id) AS sounds,
            (SELECT count(*) FROM event_payload p JOIN event e ON e.seq = p.seq WHERE p.clip = c.id AND e.type IN (${erasable})) AS told,
            (SELECT count(*) FROM escalation e WHERE e.clip = c.id AND e.received_at IS NULL) AS unreceived
     FROM clip c WHERE id = ?`,
  )
  // Triggers take the clip's words out of the search index.
  const shred = db.prepare(
    `UPDATE clip SET state = 'shredded', shredded_for = 'withdrawn', hypothesis = '', words = NULL, intent = NULL, slots = '[]', wake_word = NULL,
            peaks = '', speech = '[]', wrapped_key = x'' WHERE id = ?`,
  )
  const removals = rowsOf.map(table => db.prepare<[string]>(`DELETE FROM ${table} WHERE clip = ?`))
  const answers = db.prepare<[string], { revision: number; annotation: string }>('SELECT revision, annotation FROM decision WHERE clip = ? AND annotation IS NOT NULL')
  const setAnswer = db.prepare('UPDATE decision SET annotation = ? WHERE clip = ? AND revision = ?')
  // As the hub signed it, a batch's manifest says what was recognised in each of its clips.
  const forgetManifest = db.prepare(`UPDATE batch SET manifest = x'' WHERE id = (SELECT batch FROM clip WHERE id = ?)`)
  const submitted = db.prepare<[string], { at: number; payload: string }>(
    `SELECT e.at, p.payload FROM event e JOIN event_payload p ON p.seq = e.seq WHERE p.clip = ? AND e.type = 'annotation.submitted' ORDER BY e.seq`,
  )

  /** What was reported here stays sealed as it is until the hub has received it: the report stands on it. */
  const isKept = ({ clip, reason }: WithdrawnClip): boolean => {
    const found = select.get(clip)
    return found?.state === 'escalated' && (reason === 'reported' || found.unreceived > 0)
  }
  /** A pack that was fetched again may have brought something back; what went with its lease left what was told of it. */
  const isHere = (clip: string): boolean => {
    const found = select.get(clip)
    return found !== undefined && (found.state !== 'shredded' || found.sounds > 0 || found.hypothesis !== '' || found.told > 0 || shares.get(clip) !== null)
  }
  function destroy(clip: string): void {
    for (const { revision, annotation } of answers.all(clip)) setAnswer.run(JSON.stringify(withoutWords(JSON.parse(annotation))), clip, revision)
    const hypothesis = select.get(clip)?.hypothesis ?? null
    for (const { at, payload } of submitted.all(clip)) {
      const { annotation, ...kept } = JSON.parse(payload) as EventPayload<'annotation.submitted'>
      stream.append('annotation.erased', { ...kept, annotation: withoutWords(annotation), counted: countedOf(annotation, hypothesis), decidedAt: at })
    }
    stream.erase(clip, erasableTypes)
    forgetManifest.run(clip)
    shred.run(clip)
    for (const removal of removals) removal.run(clip)
  }

  function catchUp(): boolean {
    const due = withdrawn.of(person).filter(one => !isKept(one))
    const found = due.flatMap(({ clip }) => (isHere(clip) ? [clip] : []))
    if (found.length > 0) {
      shares.destroy(found)
      db.transaction(() => found.forEach(destroy))()
      // What was deleted leaves the write-ahead log as well.
      db.pragma('wal_checkpoint(TRUNCATE)')
    }
    for (const one of due) {
      audio.forget(one.clip)
      withdrawn.settle(one)
    }
    return found.length > 0
  }

  return {
    catchUp,
    take(clips) {
      withdrawn.learn(clips, { person, keeps: isKept })
      return catchUp()
    },
  }
}
