import { describe, expect, it } from 'vitest'
import { digest } from '../../../hub/keys/bytes.ts'
import { phoneCodeOf, spokenCode } from '../../../shared/domain/phone-code.ts'
import { filed } from '../support/answers.ts'
import { file, inbox, read, reply, take, takeAll } from '../support/cases.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { send, workstation, type Workstation } from '../support/workstation.ts'

const minute = 60_000

const codeFor = ({ at }: Desk, index = 0): string => spokenCode(phoneCodeOf(digest, at(index).lease, at(index).clip))

const call = (running: RunningHub, { token }: Workstation, code: string, changes: { category?: 'threat' | 'unsure' | 'misuse'; happeningNow?: boolean; note?: string } = {}) =>
  running.get('escalations.telephone', { body: { code, category: 'threat', happeningNow: true, note: '', ...changes } }, token)

describe('a report by telephone', () => {
  it('opens the case of the clip whose code was read out, its clock running, its clip held', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop', 'play jazz'])
    const lead = await workstation(running, 'safety')
    const at = running.clock.now()
    const { escalation } = await call(running, lead, codeFor(desk).toLowerCase(), { note: 'she heard a blow' })
    expect(await read(running, lead, escalation)).toMatchObject({
      clip: desk.at(0).clip, filer: desk.station.person.code, telephone: true, state: 'received', severity: 'S1', receivedAt: at, hold: true,
      transcript: '', history: [
        { actor: lead.person.code, step: { action: 'receive_by_telephone' } }, { actor: lead.person.code, step: { action: 'note', text: 'she heard a blow' } },
      ],
    })
    const held = await running.hub.store.selectFrom('clips').select('held_at').orderBy('number').execute()
    expect(held).toEqual([{ held_at: at }, { held_at: null }])
  })

  it('is joined by the laptop\'s own filing, which gives it its words and can only make it graver', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const lead = await workstation(running, 'safety')
    const { escalation } = await call(running, lead, codeFor(desk), { category: 'unsure', happeningNow: false })
    await take(running, lead, escalation, { action: 'acknowledge' })
    running.clock.pass(20 * minute)
    const filing = await file(running, desk)
    expect(filing.escalation).not.toBe(escalation)
    expect(await inbox(running, lead)).toMatchObject([{ escalation, category: 'domestic_violence', severity: 'S1', happeningNow: true }])
    expect(await read(running, lead, escalation)).toMatchObject({ transcript: 'please stop', words: 'a plea', telephone: true, state: 'acknowledged' })
    // On its laptop it keeps the id that it was filed under, and what is said of it goes to the one case.
    expect(await running.get('escalations.mine', {}, desk.station.token)).toMatchObject([{ escalation: filing.escalation, state: 'acknowledged', severity: 'S1' }])
    expect((await send(running, desk.stream, desk.station.token)).answers.at(-1)).toMatchObject({ status: 'accepted' })
    expect(await reply(running, desk, filing.escalation, { action: 'call_mistaken' })).toMatchObject({ status: 'accepted' })
    expect(await read(running, lead, escalation)).toMatchObject({ mistaken: true })
    expect(await running.hub.store.selectFrom('escalations').select('joined_at').execute()).toHaveLength(1)
  })

  it('is joined just as well where the filing comes in its stream alone', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const lead = await workstation(running, 'safety')
    const { escalation } = await call(running, lead, codeFor(desk))
    const filing = filed(desk.at(0))
    desk.stream.append('escalation.filed', filing)
    await send(running, desk.stream, desk.station.token)
    const rows = await running.hub.store.selectFrom('escalations').select(['id', 'filing', 'joined_at']).execute()
    expect(rows).toEqual([{ id: escalation, filing: filing.escalation, joined_at: running.clock.now() }])
  })

  it('adds to the case where the filing was faster', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const privacy = await workstation(running, 'privacy')
    const { escalation } = await file(running, desk, 0, { category: 'unsure', severity: 'S3', happeningNow: false })
    expect(await call(running, privacy, codeFor(desk), { note: 'it goes on' })).toEqual({ escalation })
    expect(await read(running, privacy, escalation)).toMatchObject({ severity: 'S1', category: 'threat', transcript: 'please stop' })
  })

  it('keeps what is said about a colleague apart, by whichever way it was said', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const [lead, supervisor] = [await workstation(running, 'safety'), await workstation(running, 'supervisor')]
    await call(running, lead, codeFor(desk), { category: 'misuse' })
    await file(running, desk, 0, { category: 'unsure', severity: 'S3' })
    expect(await inbox(running, lead)).toMatchObject([{ category: 'misuse', severity: 'S2' }])
    expect(await running.get('escalations.team', {}, supervisor.token)).toEqual([])
  })

  it('whose case was closed before the laptop spoke leaves it closed, and the filing is a case of its own', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const [ana, bo] = [await workstation(running, 'safety'), await workstation(running, 'safety')]
    const { escalation } = await call(running, ana, codeFor(desk), { category: 'unsure', happeningNow: false })
    await takeAll(running, escalation, [
      [ana, { action: 'acknowledge' }], [ana, { action: 'assess', reason: null }],
      [ana, { action: 'propose_no_action', reason: 'a film', line: 'It was a film.' }], [bo, { action: 'approve_no_action' }],
    ])
    const filing = await file(running, desk)
    expect(await inbox(running, ana)).toMatchObject([{ escalation: filing.escalation, state: 'received' }])
    expect(await read(running, ana, filing.escalation)).toMatchObject({ similar: [{ escalation, why: 'same_clip', state: 'closed_no_action' }] })
  })

  it('is refused for a code that no clip goes by, and to whoever is not on the safety side', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['please stop'])
    const lead = await workstation(running, 'safety')
    const body = { code: 'BCDF GHJK', category: 'threat', happeningNow: true, note: '' } as const
    expect(await running.refusal('escalations.telephone', { body }, lead.token)).toBe('phone_code_unknown')
    expect(await running.refusal('escalations.telephone', { body: { ...body, code: 'hello' } }, lead.token)).toBe('invalid_request')
    for (const token of [desk.station.token, (await workstation(running, 'supervisor')).token]) {
      expect(await running.refusal('escalations.telephone', { body: { ...body, code: codeFor(desk) } }, token)).toBe('forbidden')
    }
    expect(await running.hub.store.selectFrom('escalations').select('id').execute()).toEqual([])
  })

  it('cannot be guessed at: after twenty in a minute the hub stops answering', async () => {
    const running = await runHub()
    const lead = await workstation(running, 'safety')
    const body = { code: 'BCDF GHJK', category: 'threat', happeningNow: true, note: '' } as const
    const answers = await Promise.all(Array.from({ length: 25 }, () => running.refusal('escalations.telephone', { body }, lead.token)))
    expect(answers.filter(code => code === 'too_many_requests')).toHaveLength(5)
  })
})

describe('the codes of a lease', () => {
  it('are there as long as somebody may call: thirty days after it has ended', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['a', 'b'])
    const codes = () => running.hub.store.selectFrom('phone_codes').select('lease').execute()
    expect(await codes()).toHaveLength(2)
    running.clock.pass(29 * 24 * 60 * minute)
    await reviewerAtWork(running, ['c'])
    expect(await codes()).toHaveLength(3)
    running.clock.pass(2 * 24 * 60 * minute)
    await reviewerAtWork(running, ['d'])
    expect((await codes()).some(({ lease }) => lease === desk.manifest.lease)).toBe(false)
  })
})
