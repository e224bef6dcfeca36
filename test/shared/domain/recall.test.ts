import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  certainAfterMs, fateOf, hasNothing, isDestroyedNow, recallDueMs, recallStateAt, withoutWords, type ClipTimes, type Holder, type Recall, type Recipient,
} from '../../../shared/domain/recall.ts'

const issuedAt = 1_000_000
const long = recallDueMs * 2
const instant = fc.integer({ min: issuedAt, max: issuedAt + long })
const maybe = fc.option(instant, { nil: null })
const holder: fc.Arbitrary<Holder> = fc.record({ endsAt: instant, reportedAt: maybe })
const recipient: fc.Arbitrary<Recipient> = fc.record({ confirmedAt: maybe })
const recall: fc.Arbitrary<Recall> = fc.record({ issuedAt: fc.constant(issuedAt), holders: fc.array(holder, { maxLength: 4 }), recipients: fc.array(recipient, { maxLength: 3 }) })
const times: fc.Arbitrary<ClipTimes> = fc.record({ quarantinedAt: maybe, heldAt: maybe, destroyedAt: maybe })

/** What had been said by some moment. */
const knownAt = ({ holders, recipients }: Recall, now: number): Recall => ({
  issuedAt,
  holders: holders.map(one => ({ ...one, reportedAt: one.reportedAt !== null && one.reportedAt <= now ? one.reportedAt : null })),
  recipients: recipients.map(({ confirmedAt }) => ({ confirmedAt: confirmedAt !== null && confirmedAt <= now ? confirmedAt : null })),
})

describe('a recall', () => {
  it('is complete with all confirmations and never with one fewer', () => {
    fc.assert(fc.property(recall, instant, (one, now) => {
      const all = one.holders.every(({ reportedAt }) => reportedAt !== null) && one.recipients.every(({ confirmedAt }) => confirmedAt !== null)
      expect(recallStateAt(one, now) === 'complete').toBe(all)
    }))
  })

  it('is certain only when every lease has ended 72 hours ago or was reported, and never while a recipient has not confirmed', () => {
    fc.assert(fc.property(recall, instant, (one, now) => {
      if (recallStateAt(one, now) !== 'certain') return
      for (const { endsAt, reportedAt } of one.holders) expect(reportedAt !== null || now >= endsAt + certainAfterMs).toBe(true)
      for (const { confirmedAt } of one.recipients) expect(confirmedAt).not.toBeNull()
    }))
  })

  it('goes forward alone as time passes and people report', () => {
    const rank = { issued: 0, partial: 1, overdue: 2, certain: 3, complete: 4 }
    fc.assert(fc.property(recall, instant, instant, (one, first, second) => {
      const [early, late] = first < second ? [first, second] : [second, first]
      expect(rank[recallStateAt(knownAt(one, late), late)]).toBeGreaterThanOrEqual(rank[recallStateAt(knownAt(one, early), early)])
    }))
  })

  it('that nobody answers is overdue after thirty days where an export is open, and certain by key expiry where none is', () => {
    const silent = { endsAt: issuedAt + 3_600_000, reportedAt: null }
    const open = { issuedAt, holders: [silent], recipients: [{ confirmedAt: null }] }
    expect(recallStateAt(open, issuedAt + 1)).toBe('issued')
    expect(recallStateAt(open, issuedAt + recallDueMs)).toBe('overdue')
    expect(recallStateAt({ ...open, recipients: [] }, silent.endsAt + certainAfterMs - 1)).toBe('issued')
    expect(recallStateAt({ ...open, recipients: [] }, silent.endsAt + certainAfterMs)).toBe('certain')
    expect(recallStateAt({ ...open, holders: [{ ...silent, reportedAt: issuedAt }] }, issuedAt)).toBe('partial')
  })
})

describe('a recording at the hub', () => {
  it('is never destroyed while it is held, nor twice, nor without quarantine', () => {
    fc.assert(fc.property(times, fc.array(holder, { maxLength: 3 }), instant, (clip, holders, now) => {
      if (!isDestroyedNow(clip, holders, now)) return
      expect(clip).toMatchObject({ heldAt: null, destroyedAt: null })
      expect(clip.quarantinedAt).not.toBeNull()
    }))
  })

  it('is destroyed when nobody has it any more, and after thirty days whoever has', () => {
    fc.assert(fc.property(fc.array(holder, { maxLength: 4 }), instant, (holders, now) => {
      const clip = { quarantinedAt: issuedAt, heldAt: null, destroyedAt: null }
      expect(isDestroyedNow(clip, holders, now)).toBe(now - issuedAt >= recallDueMs || holders.every(one => hasNothing(one, now)))
    }))
  })

  it('is in one place: destroyed before held, held before quarantined', () => {
    fc.assert(fc.property(times, clip => {
      const { quarantinedAt, heldAt, destroyedAt } = clip
      expect(fateOf(clip)).toBe(destroyedAt !== null ? 'destroyed' : heldAt !== null ? 'held' : quarantinedAt !== null ? 'quarantined' : 'free')
    }))
  })
})

it('an answer without its words says that it was given and nothing of what was said', () => {
  const answer = {
    wake: 'meant', quality: ['noisy'], transcript: 'call anna', intent: 'call', slots: [{ label: 'person', words: { from: 1, to: 2 } }],
    sensitive: [{ class: 'name', words: { from: 1, to: 2 }, time: { from: 0, to: 900 }, confirmed: true }], background: [{ from: 5, to: 9 }], choices: { mood: ['calm'] },
  } as const
  const left = withoutWords(structuredClone(answer) as unknown as Parameters<typeof withoutWords>[0])
  expect(left).toEqual({ wake: 'meant', quality: ['noisy'], transcript: '', intent: null, slots: [], sensitive: [], background: [], choices: {} })
})
