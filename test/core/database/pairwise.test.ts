import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '../../../electron/core/database/open.ts'
import { migrate, openMigrated, type Migration } from '../../../electron/core/database/migrate.ts'
import { deviceMigrations } from '../../../electron/core/device/store.ts'
import { vaultMigrations } from '../../../electron/core/vault/vault.ts'
import { sequence } from '../../support/chance.ts'
import { fillTables, lostBetween, readTables, type Hints } from '../../support/filling.ts'
import { temporaryFolder } from '../../support/folders.ts'

// Each version's database, full of rows, is brought to the next one, and from there to the newest. New migrations are
// tested by being in the list; one that means to change what was there says so here.

const seed = 20_261_130

const annotation = JSON.stringify({ wake: 'meant', transcript: 'play jazz', intent: null, slots: [], sensitive: [], tags: [] })
const hints: Hints = {
  'batch.task': [JSON.stringify({ id: 'home', version: 1, questions: [{ kind: 'transcript', required: true }] })],
  'clip.state': ['ready', 'open', 'submitted', 'escalated', 'shredded'],
  'clip.locale': ['en-US', 'hi-IN'],
  'clip.arrived': [0, 1],
  'draft.annotation': [annotation],
}

/** Tables and columns that a migration means to change, by its name. */
const meant: Readonly<Record<string, readonly string[]>> = {
  // A share goes with its lease, which says when it ends.
  '0006-leases': ['clip_share.lease_ends_at'],
}

const kinds: readonly (readonly [string, readonly Migration[]])[] = [['vault', vaultMigrations], ['device store', deviceMigrations]]

for (const [kind, migrations] of kinds) {
  describe(`a ${kind} of every earlier version`, () => {
    test.each(migrations.slice(0, -1).map(({ name }, index) => [name, migrations[index + 1]?.name ?? '', index + 1] as const))(
      'of %s keeps every row on its way to %s, and on to the newest',
      (_, next, version) => {
        const path = join(temporaryFolder(), 'x.db')
        const key = randomBytes(32)
        const old = openDatabase(path, key)
        migrate(old, migrations.slice(0, version))
        fillTables(old, sequence(seed + version), hints)
        const before = readTables(old)
        closeDatabase(old)

        for (const upTo of [version + 1, migrations.length]) {
          const { db } = openMigrated(path, key, migrations.slice(0, upTo))
          const passed = migrations.slice(version, upTo).flatMap(({ name }) => meant[name] ?? [])
          expect(lostBetween(before, readTables(db)).filter(lost => !passed.includes(lost)), next).toEqual([])
          expect(db.pragma('user_version', { simple: true })).toBe(upTo)
          expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
          expect(db.pragma('foreign_key_check')).toEqual([])
          closeDatabase(db)
        }
      },
    )

    test('numbers its migrations without a gap', () => {
      expect(migrations.map(({ name }) => Number(name.slice(0, 4)))).toEqual(migrations.map((__, index) => index + 1))
    })
  })
}
