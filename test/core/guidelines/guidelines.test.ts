import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'

describe('the version of guidelines that was read', () => {
  test('is remembered, across restarts', async () => {
    const { ask, reopen } = await openWorkplace([makeClip('play music')])
    const batch = (await ask('clips.list', {}))[0]?.batch ?? ''
    expect(await ask('guidelines.lastRead', { batch })).toEqual({ version: null })
    await ask('guidelines.noteRead', { batch, version: 2 })
    await ask('guidelines.noteRead', { batch, version: 3 })
    await reopen()
    expect(await ask('guidelines.lastRead', { batch })).toEqual({ version: 3 })
  })

  test('belongs to a batch that is on this laptop', async () => {
    const { ask } = await openWorkplace([])
    expect(await reasonOf(() => ask('guidelines.noteRead', { batch: randomUUID(), version: 1 }))).toBe('clip_unknown')
  })
})
