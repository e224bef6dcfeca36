import type { BatchProgress, ListedClip } from '../../../shared/contract/flow.ts'
import type { Annotation, Slot, TimedWord, WakeVerdict } from '../../../shared/domain/annotation.ts'
import { isDecided, type ClipState } from '../../../shared/domain/batch.ts'
import { freshAnnotation, type TaskSpecification } from '../../../shared/domain/task.ts'
import { doubtfulWords } from '../../../shared/domain/word-times.ts'
import { mayReturn, type ContentFlag } from '../../../shared/domain/exposure.ts'
import type { Db } from '../database/open.ts'

/** All clips and all batches of a vault at a glance; no words of clips with flags that were opted out of. */
export type Survey = { clips(now: number, optedOut: readonly ContentFlag[]): ListedClip[]; batches(now: number): BatchProgress[] }

type ClipRow = {
  id: string; batch: string; position: number; state: ClipState; locale: string; hypothesis: string; intent: string | null; slots: string; flags: string
  words: string | null; starts_at: number; ends_at: number; draft: string | null; decided: string | null
}
type BatchRow = Omit<BatchProgress, 'open'> & { startsAt: number }

const everyClip = `
  SELECT c.id, c.batch, c.position, c.state, c.locale, c.hypothesis, c.intent, c.slots, c.flags, c.words, b.starts_at, b.ends_at, f.annotation AS draft,
         (SELECT annotation FROM decision d WHERE d.clip = c.id AND d.withdrawn = 0 AND d.kind = 'annotation'
          ORDER BY revision DESC LIMIT 1) AS decided
  FROM clip c JOIN batch b ON b.id = c.batch LEFT JOIN draft f ON f.clip = c.id
  WHERE (c.arrived = 1 OR c.state = 'shredded') AND b.state IN ('offered', 'leased') ORDER BY c.position`

const everyBatch = `
  SELECT b.id AS batch, b.name, b.starts_at AS startsAt, b.ends_at AS endsAt, waiting, submitted, skipped, escalated, f.id AS first
  FROM (SELECT batch, min(position) AS begins, sum(state IN ('ready', 'open')) AS waiting, sum(state = 'submitted') AS submitted,
               sum(state = 'skipped') AS skipped, sum(state = 'escalated') AS escalated,
               coalesce(min(position) FILTER (WHERE state IN ('ready', 'open')), min(position) FILTER (WHERE state IN ('submitted', 'skipped'))) AS at
        FROM clip INDEXED BY clip_state WHERE arrived = 1 GROUP BY batch) AS told
  JOIN batch b ON b.id = told.batch AND b.state IN ('offered', 'leased') LEFT JOIN clip f ON f.position = told.at ORDER BY told.begins`

const wakeOf = (annotation: string | null): WakeVerdict | null =>
  annotation === null ? null : (JSON.parse(annotation) as Annotation).wake

export function createSurvey(db: Db): Survey {
  const clips = db.prepare<[], ClipRow>(everyClip)
  const batches = db.prepare<[], BatchRow>(everyBatch)
  const tasks = db.prepare<[], { id: string; task: string }>('SELECT id, task FROM batch')

  return {
    clips(now, optedOut) {
      const taskOf = new Map(tasks.all().map(({ id, task }) => [id, JSON.parse(task) as TaskSpecification]))
      const freshOf = ({ batch, hypothesis, intent, slots }: ClipRow): Annotation | null => {
        const task = taskOf.get(batch)
        return task === undefined ? null : freshAnnotation(task, { hypothesis, intent, slots: JSON.parse(slots) as Slot[] })
      }
      return clips.all().map((row): ListedClip => {
        const { id: clip, batch, position, state, locale, draft, decided, words } = row
        const gone = state === 'escalated' || state === 'shredded' || row.starts_at > now || row.ends_at <= now ||
          (optedOut.length > 0 && !mayReturn(JSON.parse(row.flags) as ContentFlag[], optedOut))
        const fresh = gone ? null : freshOf(row)
        const transcript = gone ? null : ((draft === null ? fresh : (JSON.parse(draft) as Annotation))?.transcript ?? '')
        const waits = !isDecided(state)
        const answered = waits ? JSON.stringify(fresh) : state === 'submitted' ? decided : draft
        return {
          clip, batch, position, state, locale, transcript,
          wake: wakeOf(decided),
          draft: !gone && draft !== null && draft !== answered,
          doubtful: !waits || transcript === null || words === null ? 0 : doubtfulWords(JSON.parse(words) as TimedWord[], transcript),
        }
      })
    },
    batches: now => batches.all().map(({ startsAt, ...batch }) => ({ ...batch, open: startsAt <= now && batch.endsAt > now })),
  }
}
