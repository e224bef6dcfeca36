import { describe, expect, it } from 'vitest'
import { addSpan } from '../../../hub/rota/spans.ts'
import { onCallAt } from '../../../hub/rota/on-call.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { workstation, type Workstation } from '../support/workstation.ts'

const hour = 3_600_000
const week = 7 * 24 * hour

const put = (running: RunningHub, { person }: Workstation, from: number, to: number, place = 1) => {
  const now = running.clock.now()
  return addSpan(running.hub.store, { person: person.person, from: now + from * hour, to: now + to * hour, place }, null, now)
}
const readAll = (running: RunningHub, { token }: Workstation) => running.get('rota.read', { query: { from: running.clock.now(), to: running.clock.now() + week } }, token)

describe('the rota', () => {
  it('says who is on call, who could take over, and which hours are thin', async () => {
    const running = await runHub()
    const ana = await workstation(running, 'safety')
    const prue = await workstation(running, 'privacy')
    const sup = await workstation(running, 'supervisor')
    await put(running, ana, 0, 200)
    await put(running, prue, 0, 4, 2)
    const { spans, colleagues, gaps } = await readAll(running, ana)
    const now = running.clock.now()
    expect(spans).toMatchObject([{ person: ana.person, from: now, to: now + 200 * hour, place: 1 }, { person: prue.person, place: 2 }])
    expect(colleagues).toEqual([prue.person, ana.person])
    expect(gaps).toEqual([{ from: now + 4 * hour, to: now + week, people: 1 }])
    await running.hub.store.updateTable('people').set({ deputy: 1 }).where('id', '=', sup.person.person).execute()
    await put(running, sup, 4, 200, 3)
    expect((await readAll(running, sup)).gaps).toEqual([])
  })

  it('lets somebody give their own span other hours before it begins, and no one else\'s', async () => {
    const running = await runHub()
    const ana = await workstation(running, 'safety')
    const bo = await workstation(running, 'safety')
    const now = running.clock.now()
    const span = await put(running, ana, 2, 4)
    const hours = { from: now + 3 * hour, to: now + 5 * hour }
    expect(await running.refusal('rota.replace', { params: { span }, body: hours }, bo.token)).toBe('forbidden')
    const changed = await running.get('rota.replace', { params: { span }, body: hours }, ana.token)
    expect(changed).toMatchObject({ person: ana.person, ...hours, place: 1 })
    expect((await readAll(running, bo)).spans).toEqual([changed])
    expect(await running.refusal('rota.replace', { params: { span }, body: hours }, ana.token)).toBe('not_found')
    expect(await running.refusal('rota.replace', { params: { span: changed.span }, body: { from: now - 1, to: now + hour } }, ana.token)).toBe('invalid_request')
    expect(await running.refusal('rota.replace', { params: { span: changed.span }, body: { from: now, to: now + 32 * 24 * hour } }, ana.token)).toBe('invalid_request')
    expect(await running.refusal('rota.replace', { params: { span: changed.span }, body: { from: now + hour, to: now + hour } }, ana.token)).toBe('invalid_request')
    running.clock.pass(3 * hour)
    await ana.renew()
    expect(await running.refusal('rota.replace', { params: { span: changed.span }, body: { from: now + 4 * hour, to: now + 5 * hour } }, ana.token)).toBe('span_begun')
  })

  it('lets somebody hand over what is left, keeping on record who was on call until then', async () => {
    const running = await runHub()
    const ana = await workstation(running, 'safety')
    const bo = await workstation(running, 'safety')
    const sup = await workstation(running, 'supervisor')
    const start = running.clock.now()
    const span = await put(running, ana, 0, 4, 2)
    running.clock.pass(hour)
    await ana.renew()
    await bo.renew()
    const hand = (to: Workstation, by: Workstation) => ({ input: { params: { span }, body: { to: to.person.person } }, token: by.token })
    const refusal = ({ input, token }: ReturnType<typeof hand>) => running.refusal('rota.handOver', input, token)
    expect(await refusal(hand(ana, ana))).toBe('invalid_request')
    expect(await refusal(hand(sup, ana))).toBe('invalid_request')
    expect(await refusal(hand(bo, bo))).toBe('forbidden')
    const { input, token } = hand(bo, ana)
    expect(await running.get('rota.handOver', input, token)).toMatchObject({ person: bo.person, from: start + hour, to: start + 4 * hour, place: 2 })
    expect(await onCallAt(running.hub.store, start + hour - 1)).toEqual([ana.person.person])
    expect(await onCallAt(running.hub.store, start + hour)).toEqual([bo.person.person])
    running.clock.pass(4 * hour)
    await ana.renew()
    expect(await refusal(hand(bo, ana))).toBe('not_found')
  })

  it('loses no row', async () => {
    const running = await runHub()
    await put(running, await workstation(running, 'safety'), 0, 1)
    await expect(running.hub.store.deleteFrom('rota').execute()).rejects.toThrow('can only be added to')
  })
})
