import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'

describe('contesting gold', () => {
  test('is durable without a hub, needs no shift, and waits among the results', async () => {
    const { ask, vault } = await openWorkplace([makeClip('call the dentist')])
    const [clip, batch] = [randomUUID(), randomUUID()]
    const before = vault.stream.counts().waiting
    await ask('gold.contest', { clip, batch, reason: '  it is a name ' })
    expect(vault.stream.counts().waiting).toBe(before + 1)
    const { payload } = vault.db.prepare<[], { payload: string }>(`SELECT payload FROM event_payload ORDER BY seq DESC LIMIT 1`).get() ?? { payload: '{}' }
    expect(JSON.parse(payload)).toMatchObject({ clip, batch, reason: 'it is a name' })
  })

  test('needs words', async () => {
    const { ask } = await openWorkplace([makeClip('call the dentist')])
    for (const reason of ['', '  ', 'x'.repeat(401)]) {
      expect(await reasonOf(() => ask('gold.contest', { clip: randomUUID(), batch: randomUUID(), reason }))).toBe('input_invalid')
    }
  })
})
