import { describe, expect, test } from 'vitest'
import { freshFor, makeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'
import { reportOn } from '../../support/reports.ts'

/** A reviewer with one clip answered, one reported, one with a draft, one untouched. */
async function atWork() {
  const [answered, reported, drafted, untouched] = [makeClip('purple walrus one'), makeClip('purple walrus two'), makeClip('purple walrus three'), makeClip('purple walrus four')]
  const place = await openWorkplace([answered, reported, drafted, untouched])
  const { ask, listen, vault } = place
  await ask('shift.start', { zone: 'UTC' })
  await ask('annotations.submit', { clip: answered.row.clip, annotation: freshFor(answered), played: await listen(answered) })
  await ask('escalations.file', reportOn(reported.row.clip))
  await ask('annotations.save', { clip: drafted.row.clip, annotation: freshFor(drafted) })
  const batch = String(vault.db.prepare('SELECT id FROM batch').pluck().get())
  const lease = String(vault.db.prepare('SELECT lease FROM batch').pluck().get())
  const stateOf = () => vault.db.prepare('SELECT state FROM batch').pluck().get()
  /** Every table that says a word of the clips, but for what waits for the hub. */
  const telling = (): string[] => {
    const tables = vault.db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'event_payload' AND sql NOT LIKE 'CREATE VIRTUAL%'`).pluck().all() as string[]
    const words = (table: string): string => vault.db.prepare(`SELECT * FROM "${table}"`).raw().all().flat().map(value => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))).join('\n')
    return tables.filter(table => words(table).includes('walrus'))
  }
  const erased = () => expect.poll(stateOf).toBe('shredded')
  return { ...place, answered, reported, drafted, untouched, batch, lease, telling, erased }
}

describe('a batch that is over', () => {
  test('is closed at once, and then nothing of it is left but what waits for the hub', async () => {
    const { ask, device, vault, batch, telling, erased, untouched } = await atWork()
    expect(telling()).not.toEqual([])
    device.leases.end(batch, 'returned')
    expect(await reasonOf(() => ask('clips.open', { clip: untouched.row.clip }))).toBe('lease_ended')
    expect(await ask('clips.list', {})).toEqual([])
    await erased()
    expect(telling()).toEqual([])
    expect(vault.db.prepare('SELECT count(*) FROM clip_audio').pluck().get()).toBe(0)
    const waiting = vault.stream.unsent(99).flatMap(({ envelope, payload }) => (JSON.stringify(payload).includes('walrus') ? [envelope.type] : []))
    expect(waiting).toContain('annotation.submitted')
  })

  test('keeps the work that was done in it, and the report', async () => {
    const { ask, device, batch, erased, reported } = await atWork()
    device.leases.end(batch, 'closed')
    await erased()
    expect(await ask('counters.read', {})).toMatchObject({ done: 2, left: 0 })
    expect(await ask('escalations.mine', {})).toMatchObject([{ clip: reported.row.clip }])
  })

  test('lets a clip that was heard in it be reported still', async () => {
    const { ask, device, batch, erased, answered, lease, vault } = await atWork()
    device.leases.end(batch, 'closed')
    await erased()
    await ask('escalations.file', reportOn(answered.row.clip))
    const { envelope, payload } = vault.stream.unsent(99).at(-1) ?? {}
    expect({ type: envelope?.type, payload }).toMatchObject({ type: 'escalation.filed', payload: { clip: answered.row.clip, lease } })
  })
})

