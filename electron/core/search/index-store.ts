import type { Annotation } from '../../../shared/domain/annotation.ts'
import { freshAnnotation, type TaskSpecification } from '../../../shared/domain/task.ts'
import type { Db } from '../database/open.ts'
import { indexedText } from './words.ts'

// The index lies in the vault, encrypted with it. A clip's row has the clip's position as its number, so that the
// newest come first without sorting; triggers remove it with the clip, whoever removes that.

export type SearchIndex = {
  /** Takes in a clip as its text stands: as somebody has entered it, else as it is met. */
  takeIn(clip: string): void
  /** Takes in what somebody has entered. */
  put(clip: string, transcript: string): void
}

type ClipRow = { position: number; locale: string; hypothesis: string; task: string; draft: string | null }
type Indexed = { transcript: string; hypothesis: string }

function textOf({ draft, task, hypothesis }: ClipRow): string {
  if (draft !== null) return (JSON.parse(draft) as Annotation).transcript
  return freshAnnotation(JSON.parse(task) as TaskSpecification, { hypothesis, intent: null, slots: [] }).transcript
}

export function createSearchIndex(db: Db): SearchIndex {
  const clipOf = db.prepare<[string], ClipRow>(
    `SELECT c.position, c.locale, c.hypothesis, b.task, f.annotation AS draft
     FROM clip c JOIN batch b ON b.id = c.batch LEFT JOIN draft f ON f.clip = c.id WHERE c.id = ?`,
  )
  const before = db.prepare<[number], Indexed>('SELECT transcript, hypothesis FROM search WHERE rowid = ?')
  const insert = db.prepare('INSERT INTO search (rowid, transcript, hypothesis) VALUES (?, ?, ?)')
  const remove = db.prepare('DELETE FROM search WHERE rowid = ?')

  function write({ position, locale, hypothesis }: ClipRow, transcript: string): void {
    const known = before.get(position)
    const now = indexedText(transcript, locale)
    if (known?.transcript === now) return
    // The recogniser's words are kept beside only where they are others, or every word would lie there twice.
    const recognised = hypothesis === transcript ? now : indexedText(hypothesis, locale)
    if (known !== undefined) remove.run(position)
    insert.run(position, now, recognised === now ? '' : recognised)
  }
  return {
    takeIn(clip) {
      const row = clipOf.get(clip)
      if (row !== undefined) write(row, textOf(row))
    },
    put(clip, transcript) {
      const row = clipOf.get(clip)
      if (row !== undefined) write(row, transcript)
    },
  }
}
