import { describe, expect, test } from 'vitest'
import { Role } from '../../shared/domain/values.ts'
import { callByRole } from '../faults/input/bridge.ts'
import { temporaryFolder } from '../support/folders.ts'
import { fuzzing } from '../support/fuzzing.ts'

describe.each(Role.options)('no call of the bridge by a %s, however spoiled,', role => {
  test('is a fault of ours, answers outside the contract, or leaves the vault or its chain broken', { timeout: 600_000 }, async () => {
    expect(await callByRole(role, fuzzing(600), temporaryFolder())).toMatchObject({ [`calls by a ${role}`]: expect.any(Number) })
  })
})
