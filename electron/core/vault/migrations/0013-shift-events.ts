import type { Migration } from '../../database/migrate.ts'

/** What told of shifts beyond their beginning, found without reading past everything else that happened. */
export const shiftEvents: Migration = {
  name: '0013-shift-events',
  up: `CREATE INDEX event_of_shift ON event (seq) WHERE type > 'shift.' AND type < 'shift/' AND type <> 'shift.started';`,
}
