import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openWorkplace } from '../../support/in-test.ts'

describe('the version of guidelines that was read', () => {
  test('is remembered by batch, across restarts', async () => {
    const { ask, reopen } = await openWorkplace([])
    const [batch, other] = [randomUUID(), randomUUID()]
    expect(await ask('guidelines.lastRead', { batch })).toEqual({ version: null })
    await ask('guidelines.noteRead', { batch, version: 2 })
    await ask('guidelines.noteRead', { batch: other, version: 9 })
    await ask('guidelines.noteRead', { batch, version: 3 })
    await reopen()
    expect(await ask('guidelines.lastRead', { batch })).toEqual({ version: 3 })
    expect(await ask('guidelines.lastRead', { batch: other })).toEqual({ version: 9 })
  })

  test('is forgotten for the batch read longest ago once there are many', async () => {
    const { ask } = await openWorkplace([])
    const batches = Array.from({ length: 201 }, () => randomUUID())
    for (const batch of batches) await ask('guidelines.noteRead', { batch, version: 1 })
    expect(await ask('guidelines.lastRead', { batch: batches[0]! })).toEqual({ version: null })
    expect(await ask('guidelines.lastRead', { batch: batches[1]! })).toEqual({ version: 1 })
  })
})
