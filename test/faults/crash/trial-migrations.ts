import type { Migration } from '../../../electron/core/database/migrate.ts'
import { vaultMigrations } from '../../../electron/core/vault/vault.ts'

const rebuilds = (n: number): Migration => ({
  name: `trial-${n}`,
  up: `
CREATE TABLE event_payload_next (
  seq INTEGER NOT NULL PRIMARY KEY REFERENCES event (seq), clip TEXT, salt TEXT NOT NULL, payload TEXT NOT NULL
) STRICT;
INSERT INTO event_payload_next SELECT * FROM event_payload;
DROP TABLE event_payload;
ALTER TABLE event_payload_next RENAME TO event_payload;
CREATE INDEX event_payload_clip ON event_payload (clip);
CREATE TABLE trial_${n} (x INTEGER) STRICT;`,
})

/** The vault's migrations and so many of later versions, each of which moves what must not be lost. */
export const withTrialMigrations = (count: number): Migration[] => [...vaultMigrations, ...Array.from({ length: count }, (_, index) => rebuilds(index + 1))]

/** Makes this process a later version by so many migrations. */
export function becomeLater(count: number): void {
  const later = withTrialMigrations(count).slice(vaultMigrations.length)
  // The product's list is the one that it goes by; only here does it grow.
  ;(vaultMigrations as Migration[]).push(...later)
}
