import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ContentFlag } from '../../../shared/domain/exposure.ts'
import { makeClip, type MadeClip } from '../../support/clips.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { makeWorkplace } from '../../support/workplace.ts'

const minute = 60_000

function clipWith(...flags: ContentFlag[]): MadeClip {
  const clip = makeClip('lights on', 400)
  return { ...clip, row: { ...clip.row, flags } }
}
const plain = (count: number): MadeClip[] => Array.from({ length: count }, () => clipWith())

async function atWork(...clips: MadeClip[]) {
  const place = await openWorkplace(clips)
  await place.ask('shift.start', { zone: 'UTC' })
  const skip = async (clip: string) => (await place.ask('clips.skip', { clip, cause: 'other', played: null })).next
  const current = async () => (await place.ask('clips.current', {})).clip
  return { ...place, skip, current }
}

describe('the next clip', () => {
  test('is a plain one for a quarter of an hour, then the flagged one that stands before it', async () => {
    const [flagged, ...others] = [clipWith('health'), ...plain(3)] as const
    const { clock, skip, current, ask } = await atWork(flagged, ...others)
    expect(await current()).toBe(others[0]?.row.clip)
    expect(await ask('batches.list', {})).toMatchObject([{ first: others[0]?.row.clip, waiting: 4 }])
    clock.pass(15 * minute)
    expect(await skip(others[0]?.row.clip ?? '')).toBe(flagged.row.clip)
    expect(await skip(flagged.row.clip)).toBe(others[1]?.row.clip)
  })

  test('is none where only clips that must wait are left, and says until when', async () => {
    const flagged = clipWith('intimate')
    const { clock, current, ask, device } = await atWork(flagged)
    expect(await current()).toBeNull()
    const from = device.time.now() + 15 * minute
    expect(await ask('care.read', {})).toMatchObject({ held: 1, suitable: false, heldUntil: from })
    clock.pass(15 * minute)
    expect(await ask('care.read', {})).toMatchObject({ held: 0, suitable: true, heldUntil: null })
    expect(await current()).toBe(flagged.row.clip)
  })

  test('is plain after a report of harm, for ten clips', async () => {
    const clips = [...plain(12), clipWith('health')]
    const [first] = clips
    const { clock, ask, skip } = await atWork(...clips)
    clock.pass(20 * minute)
    const filing = { attempt: randomUUID(), category: 'threat', happeningNow: true, span: null, words: '', sounds: '', inference: '' } as const
    let { next } = await ask('escalations.file', { clip: first?.row.clip ?? '', ...filing })
    for (let done = 0; done < 10; done++) {
      expect(clips.find(({ row }) => row.clip === next)?.row.flags, `clip ${done}`).toEqual([])
      next = await skip(next ?? '')
    }
    expect(await ask('care.read', {})).toMatchObject({ suitable: true })
  })

  test('is told ahead as it will be', async () => {
    const clips = [...plain(2), clipWith('health'), ...plain(3)]
    const { clock, ask, skip, current } = await atWork(...clips)
    clock.pass(16 * minute)
    let front = await current()
    while (front !== null) {
      const { clips: ahead } = await ask('clips.ahead', { clip: front })
      const next: string | null = await skip(front)
      expect(ahead[0] ?? null).toBe(next)
      front = next
    }
  })

  test('is found among three thousand without reading the clips themselves', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => clipWith(...(index % 5 === 0 ? ['health' as const] : [])))
    const { vault, current, ask, clock } = await atWork(...many)
    clock.pass(20 * minute)
    const front = (await current()) ?? ''
    const plans = vault.db.prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT c.id FROM clip c INDEXED BY clip_plain CROSS JOIN batch b ON b.id = c.batch
       WHERE c.arrived = 1 AND c.state IN ('ready', 'open') AND c.flags = '[]' AND c.position > 5 ORDER BY c.position`,
    ).all()
    expect(plans[0]?.detail).toContain('COVERING INDEX clip_plain')
    const times: number[] = []
    for (let turn = 0; turn < 40; turn++) {
      const from = performance.now()
      await ask('clips.ahead', { clip: front })
      times.push(performance.now() - from)
    }
    expect(times.toSorted((a, b) => a - b)[20]).toBeLessThan(5)
  })
})

test('no shift of any clips, restarts and pauses breaks a limit', async () => {
  const kinds = fc.constantFrom<ContentFlag[]>([], [], [], ['health'], ['distressing'], ['child', 'distressing'])
  const turns = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 12 }), what: fc.constantFrom('go', 'go', 'go', 'restart', 'report') }), { minLength: 30, maxLength: 70 })
  await fc.assert(fc.asyncProperty(fc.array(kinds, { minLength: 40, maxLength: 70 }), turns, async (flags, steps) => {
    const clips = flags.map(of => clipWith(...of))
    const flagsOf = new Map(clips.map(({ row }) => [row.clip, row.flags]))
    const place = await makeWorkplace(temporaryFolder(), clips)
    try {
      await place.ask('shift.start', { zone: 'UTC' })
      const startedAt = place.device.time.now()
      let since = Infinity
      let severe = 0
      let before: string | null = null
      for (const { minutes, what } of steps) {
        place.clock.pass(minutes * minute)
        if (what === 'restart') await place.reopen()
        const { clip } = await place.ask('clips.current', {})
        if (clip === null) continue
        const of = flagsOf.get(clip) ?? []
        const now = place.device.time.now()
        if (of.length > 0 && clip !== before) {
          expect(since).toBeGreaterThanOrEqual(10)
          since = 0
          if (of.includes('distressing')) severe++
        }
        expect(severe).toBeLessThanOrEqual(3)
        if (of.length > 0 && clip !== before) {
          expect(now).toBeGreaterThanOrEqual(startedAt + 15 * minute)
          expect(now).toBeLessThan(startedAt + 8 * 60 * minute)
        }
        await place.ask('clips.open', { clip })
        if (what === 'report') {
          await place.ask('escalations.file', { attempt: randomUUID(), clip, category: 'unsure', happeningNow: false, span: null, words: '', sounds: '', inference: '' })
          since = 0
        } else {
          await place.ask('clips.skip', { clip, cause: 'other', played: null })
          if (of.length === 0) since++
        }
        const stood = (await place.ask('clips.current', {})).clip
        // Whatever stands in front now was met, and counts from here.
        before = stood
        if (stood !== null && (flagsOf.get(stood) ?? []).length > 0) {
          expect(since).toBeGreaterThanOrEqual(10)
          since = 0
          if (flagsOf.get(stood)?.includes('distressing') === true) severe++
        }
      }
    } finally {
      await place.close()
    }
  }), { numRuns: 12 })
}, 60_000)
