import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { packRescue } from '../../../electron/core/rescue/bundle.ts'
import { RescueReceipt, type RescuedEvent, type RescueStanding } from '../../../shared/hub-api/rescue.ts'
import { isSignedBy } from '../../../hub/keys/signatures.ts'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { workstation, type Workstation } from '../support/workstation.ts'

type Bundle = { rescue: string; bytes: Buffer; events: number }

/** What a damaged vault still told: an answer, and all that came before it. */
async function bundleOf(running: RunningHub, { station, stream, at }: Desk, of: Partial<{ device: string; person: string }> = {}): Promise<Bundle> {
  stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
  return packed(running, { station }, stream.pending(), of)
}

async function packed(running: RunningHub, { station }: Pick<Desk, 'station'>, events: readonly RescuedEvent[], of: Partial<{ device: string; person: string }> = {}): Promise<Bundle> {
  const origin = { hub: running.made.hub, device: station.device.id, person: station.person.person, at: running.clock.now(), ...of }
  const bytes = Buffer.from(await packRescue(events, origin, { rescueKey: running.hub.keys.rescueKey, signing: station.device.signing }))
  return { rescue: createHash('sha256').update(bytes).digest('base64url'), bytes, events: events.length }
}

const partOf = ({ bytes }: Bundle, from: number, length: number) => ({ size: bytes.length, from, bytes: bytes.subarray(from, from + length).toString('base64url') })
const sendPart = (running: RunningHub, bundle: Bundle, { token }: Workstation, from = 0, length = bundle.bytes.length) =>
  running.get('rescues.send', { params: { rescue: bundle.rescue }, body: partOf(bundle, from, length) }, token)
const standing = (running: RunningHub, { rescue }: Bundle, { token }: Workstation) => running.get('rescues.read', { params: { rescue } }, token)
const receiptIn = ({ receipt }: RescueStanding): RescueReceipt => RescueReceipt.parse(JSON.parse(Buffer.from(receipt?.payload ?? '', 'base64url').toString()))
const journalled = async ({ hub }: RunningHub): Promise<number> => (await hub.store.selectFrom('journal_head').select('seq').executeTakeFirstOrThrow()).seq
const decisions = ({ hub }: RunningHub) => hub.store.selectFrom('decisions').select(['clip', 'kind']).execute()

describe('a bundle out of a damaged vault', () => {
  it('is taken part by part, from where it broke off, by a hub that was started anew in between', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    const bundle = await bundleOf(running, desk)
    const third = Math.ceil(bundle.bytes.length / 3)
    expect(await sendPart(running, bundle, desk.station, 0, third)).toEqual({ received: third, receipt: null })
    const again = await runHub({ again: running })
    expect(await standing(again, bundle, desk.station)).toEqual({ received: third, receipt: null })
    expect(await sendPart(again, bundle, desk.station, 0, third), 'the same part twice').toEqual({ received: third, receipt: null })
    expect(await sendPart(again, bundle, desk.station, 2 * third, third), 'a part too far ahead').toEqual({ received: third, receipt: null })
    expect(await decisions(running)).toEqual([])
    await sendPart(again, bundle, desk.station, third, third)
    const whole = await sendPart(again, bundle, desk.station, 2 * third)
    expect(isSignedBy('rescue-receipt', whole.receipt ?? { payload: '', signature: '' }, running.hub.keys.signingKey)).toBe(true)
    expect(receiptIn(whole)).toMatchObject({ rescue: bundle.rescue, taken: bundle.events, known: 0, rejected: 0, unattached: 0, kept: true })
    expect(await decisions(running)).toMatchObject([{ kind: 'annotation' }])
    expect(await running.hub.store.selectFrom('rescue_parts').select('start').execute()).toEqual([])
  })

  it('is taken whole where some of its events came without what they said, each as what it is', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    const { stream, shift, at } = desk
    stream.append('shift.paused', { shift, kind: 'break' })
    for (const revision of [1, 2, 3]) stream.append('annotation.submitted', submitted(at(0), annotation('play jazz'), { revision }))
    const events: RescuedEvent[] = stream.pending().map(event => {
      const bare = { envelope: event.envelope, salt: null, payload: null }
      // A pause that nobody can say more of, an answer that was erased, and one that is known to be lost.
      if (event.envelope.seq === 3 || event.envelope.seq === 4) return bare
      return event.envelope.seq === 5 ? { ...bare, lost: true as const } : event
    })
    const bundle = await packed(running, desk, events)
    expect(receiptIn(await sendPart(running, bundle, desk.station))).toMatchObject({ taken: 4, rejected: 2, unattached: 0 })
    expect(await running.hub.store.selectFrom('decisions').select('revision').execute()).toEqual([{ revision: 3 }])
    const { token } = await workstation(running, 'supervisor')
    expect((await running.get('rejections.list', {}, token)).map(({ seq, why }) => ({ seq, why }))).toEqual([5, 3].map(seq => ({ seq, why: { code: 'payload_lost' } })))
    expect(receiptIn(await sendPart(running, bundle, desk.station))).toMatchObject({ taken: 4, rejected: 2 })
  })

  it('is taken once, and journalled once, however often it comes', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    const bundle = await bundleOf(running, desk)
    const before = await journalled(running)
    const first = await sendPart(running, bundle, desk.station)
    expect(await journalled(running)).toBe(before + 1)
    running.clock.pass(60_000)
    expect(receiptIn(await sendPart(running, bundle, desk.station))).toEqual(receiptIn(first))
    expect(receiptIn(await standing(running, bundle, desk.station))).toEqual(receiptIn(first))
    expect(await journalled(running)).toBe(before + 1)
    expect(await decisions(running)).toHaveLength(1)
  })

  it('is taken from nobody but its own person on its own laptop', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    const colleague = await workstation(running, 'reviewer', { device: desk.station.device })
    const bundle = await bundleOf(running, desk)
    expect(await running.refusal('rescues.send', { params: { rescue: bundle.rescue }, body: partOf(bundle, 0, bundle.bytes.length) }, colleague.token)).toBe('forbidden')
    expect(await decisions(running)).toEqual([])
    await sendPart(running, bundle, desk.station)
    expect(await running.refusal('rescues.read', { params: { rescue: bundle.rescue } }, colleague.token)).toBe('forbidden')
  })

  it('is refused where it is not what was announced, was altered, or says to be longer than it is, and leaves nothing behind', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    const bundle = await bundleOf(running, desk)
    const altered = Buffer.from(bundle.bytes)
    altered[altered.length - 30] = (altered[altered.length - 30] ?? 0) ^ 1
    const named = (bytes: Buffer): Bundle => ({ ...bundle, bytes, rescue: createHash('sha256').update(bytes).digest('base64url') })
    const refusalOf = (one: Bundle, size = one.bytes.length) =>
      running.refusal('rescues.send', { params: { rescue: one.rescue }, body: { ...partOf(one, 0, one.bytes.length), size } }, desk.station.token)
    expect(await refusalOf({ ...bundle, bytes: altered })).toBe('invalid_request')
    expect(await refusalOf(named(altered))).toBe('invalid_request')
    expect(await refusalOf(bundle, bundle.bytes.length - 1)).toBe('invalid_request')
    expect(await running.hub.store.selectFrom('rescue_parts').select('start').execute()).toEqual([])
    expect(receiptIn(await sendPart(running, bundle, desk.station))).toMatchObject({ taken: bundle.events })
  })
})
