import type { Db } from '../database/open.ts'

/** A label that words of a clip do not have; the words as the index keeps them. */
export type RefusedLabel = { label: string; words: string }

/** Refused labels, so that nobody is asked twice. */
export type Refusals = {
  has(clip: string, refused: RefusedLabel): boolean
  add(clip: string, refused: RefusedLabel): void
  remove(clip: string, refused: RefusedLabel): void
}

export function createRefusals(db: Db): Refusals {
  const select = db.prepare<[string, string, string]>('SELECT 1 FROM mining_refusal WHERE clip = ? AND label = ? AND words = ?')
  const insert = db.prepare('INSERT OR IGNORE INTO mining_refusal (clip, label, words) VALUES (?, ?, ?)')
  const remove = db.prepare('DELETE FROM mining_refusal WHERE clip = ? AND label = ? AND words = ?')
  return {
    has: (clip, { label, words }) => select.get(clip, label, words) !== undefined,
    add: (clip, { label, words }) => {
      insert.run(clip, label, words)
    },
    remove: (clip, { label, words }) => {
      remove.run(clip, label, words)
    },
  }
}
