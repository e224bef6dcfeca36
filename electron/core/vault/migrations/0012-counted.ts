import { countedIn } from '../../../../shared/domain/counted.ts'
import type { Migration } from '../../database/migrate.ts'

type Uncounted = { clip: string; revision: number; annotation: string; hypothesis: string; state: string }

/** What an answer changed is counted when it is given, because its words do not stay; and counters are read without a row of it. */
export const counted: Migration = {
  name: '0012-counted',
  up: `
ALTER TABLE decision ADD COLUMN corrected INTEGER;
ALTER TABLE decision ADD COLUMN labelled INTEGER;
DROP INDEX decision_shift;
CREATE INDEX decision_shift ON decision (shift, clip, withdrawn, decided_at, handling_ms);
`,
  fill(db) {
    const set = db.prepare('UPDATE decision SET corrected = ?, labelled = ? WHERE clip = ? AND revision = ?')
    const uncounted = db
      .prepare<[], Uncounted>('SELECT d.clip, d.revision, d.annotation, c.hypothesis, c.state FROM decision d JOIN clip c ON c.id = d.clip WHERE d.annotation IS NOT NULL')
      .all()
    for (const { clip, revision, annotation, hypothesis, state } of uncounted) {
      const found = countedIn(annotation, state === 'shredded' ? null : hypothesis)
      if (found !== null) set.run(found.corrected, found.labelled, clip, revision)
    }
  },
}
