import { randomBytes } from 'node:crypto'
import { readFileSync, truncateSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openMigrated } from '../../../electron/core/database/migrate.ts'
import { vaultMigrations } from '../../../electron/core/vault/vault.ts'
import { leftVault } from '../../faults/disk/left-vault.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { reasonOf } from '../../support/refusals.ts'

// Bits flipped at random are `faults`' kind `disk`.

const key = randomBytes(32)

describe('a damaged vault', () => {
  test('that ends too early is named as that, and one whose log holds the rest is not', async () => {
    const left = leftVault(temporaryFolder(), key)
    openMigrated(left, key, vaultMigrations).db.close()
    const { length } = readFileSync(left)
    for (const bytes of [length - 4_096 * 3, 4_096 * 7, 50]) {
      truncateSync(left, bytes)
      expect(await reasonOf(() => openMigrated(left, key, vaultMigrations)), `${bytes} bytes`).toBe('vault_truncated')
    }
  })
})
