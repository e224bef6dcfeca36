import { expect, test } from 'vitest'
import type { OwnRatios } from '../../../shared/contract/shift.ts'
import { openWorkplace } from '../../support/in-test.ts'

const day = 24 * 3_600_000

type Place = Awaited<ReturnType<typeof openWorkplace>>

async function worked({ ask, clock, vault: { stream } }: Place): Promise<string> {
  const { shift } = await ask('shift.start', { zone: 'UTC' })
  clock.pass(60_000)
  await ask('shift.end', {})
  stream.acknowledge({ epoch: 1, seq: stream.head().seq, watermark: 0 }, [])
  return shift
}

const tell = ({ vault: { db } }: Place, told: OwnRatios): void => {
  db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)').run('own-ratios', JSON.stringify(told))
}

async function fileOf({ ask, handout }: Place, format: 'csv' | 'json'): Promise<string> {
  const { ticket } = await ask('shifts.export', { format })
  return Buffer.from(handout(ticket)?.bytes ?? []).toString()
}

test('the ratio to the median is told as the hub last told it while that is away, and is in both files of one’s own with its time', async () => {
  const place = await openWorkplace([])
  const [first, second] = [await worked(place), await worked(place)]
  await expect(place.ask('shifts.ratios', {})).rejects.toThrow()
  const told: OwnRatios = { at: Date.UTC(2026, 10, 30, 9), live: true, shifts: [{ shift: first, ofMedian: 1.25 }, { shift: second, ofMedian: null }] }
  tell(place, told)
  expect(await place.ask('shifts.ratios', {})).toEqual({ ...told, live: false })
  const { shifts } = JSON.parse(await fileOf(place, 'json')) as { shifts: { shift: string; ofMedian: number | null; ofMedianAt: number | null }[] }
  expect(new Map(shifts.map(({ shift, ofMedian, ofMedianAt }) => [shift, [ofMedian, ofMedianAt]]))).toEqual(new Map([[first, [1.25, told.at]], [second, [null, null]]]))
  const [head = '', ...lines] = (await fileOf(place, 'csv')).trimEnd().split('\r\n')
  const cells = lines.map(line => Object.fromEntries(line.split(',').map((value, index) => [head.split(',')[index] ?? '', value])))
  expect(cells.find(({ shift }) => shift === first)).toMatchObject({ of_median: '1.25', of_median_told_utc: '2026-11-30T09:00:00.000Z' })
  expect(cells.find(({ shift }) => shift === second)).toMatchObject({ of_median: '', of_median_told_utc: '' })
})

test('the ratio of a shift goes from the laptop with the shift, once its retention is over', async () => {
  const place = await openWorkplace([])
  const over = await worked(place)
  place.clock.pass(29 * day)
  const kept = await worked(place)
  tell(place, { at: place.clock.now(), live: true, shifts: [{ shift: over, ofMedian: 1.5 }, { shift: kept, ofMedian: 0.75 }] })
  place.clock.pass(2 * day)
  expect((await place.ask('shifts.ratios', {})).shifts).toEqual([{ shift: kept, ofMedian: 0.75 }])
  expect(place.vault.db.prepare(`SELECT value FROM setting WHERE key = 'own-ratios'`).pluck().get()).not.toContain(over)
})
