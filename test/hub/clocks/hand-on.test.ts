import { describe, expect, it, onTestFinished } from 'vitest'
import { closeHub, openHub } from '../../../hub/hub.ts'
import { turnClocks } from '../../../hub/clocks/worker.ts'
import { readStatus } from '../../../hub/status/status.ts'
import { file, take } from '../support/cases.ts'
import { handOns, hubOnDuty, putOnDuty } from '../support/duty.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { workstation } from '../support/workstation.ts'

const minute = 60_000
const hour = 60 * minute

describe('a missed clock', () => {
  it('goes to the next contact, then to the next, then tells everybody, and begins again more slowly', async () => {
    const duty = await hubOnDuty()
    const { running } = duty
    const ana = await putOnDuty(running, 'l-ana', 1)
    const bo = await putOnDuty(running, 'l-bo', 2)
    const cy = await putOnDuty(running, 'l-cy', 3)
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk)
    await duty.turn()
    expect(duty.told()).toEqual([ana.email])
    await duty.pass(5 * minute - 1)
    expect(duty.told()).toEqual([])
    await duty.pass(1)
    expect(duty.told()).toEqual([bo.email])
    await duty.pass(5 * minute)
    expect(duty.told()).toEqual([cy.email])
    await duty.pass(5 * minute)
    expect(duty.told()).toEqual([ana.email, bo.email, cy.email])
    expect(await handOns(running, escalation)).toEqual([bo.id, cy.id, null].map(to => ({ clock: 'acknowledge', to })))
    await duty.pass(5 * minute)
    expect(duty.told()).toEqual([ana.email])
    await duty.pass(9 * minute)
    expect(duty.told()).toEqual([])
    await duty.pass(minute)
    expect(duty.told()).toEqual([bo.email])
  })

  it('stays visible and is counted once, and its case is not closed by it', async () => {
    const duty = await hubOnDuty()
    const { running } = duty
    await putOnDuty(running, 'l-ana', 1)
    const lead = await workstation(running, 'safety')
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk)
    for (let turn = 0; turn < 4; turn++) await duty.pass(5 * minute)
    expect((await readStatus(running.hub)).escalations).toMatchObject({ open: 1, overdue: 1, missed: 1 })
    await take(running, lead, escalation, { action: 'acknowledge' })
    expect((await readStatus(running.hub)).escalations).toMatchObject({ open: 1, unacknowledged: 0, missed: 1 })
  })

  it('is handed on no more once somebody acts', async () => {
    const duty = await hubOnDuty()
    const { running } = duty
    await putOnDuty(running, 'l-ana', 1)
    await putOnDuty(running, 'l-bo', 2)
    const lead = await workstation(running, 'safety')
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk, 0, { category: 'unsure', severity: 'S3' })
    await duty.pass(4 * hour)
    expect(await handOns(running, escalation)).toHaveLength(1)
    await lead.renew()
    await take(running, lead, escalation, { action: 'acknowledge' })
    duty.told()
    await duty.pass(8 * hour)
    expect(await handOns(running, escalation)).toHaveLength(1)
    expect(duty.told()).toEqual([])
  })

  it('to decide goes to another than the one who has it in hand', async () => {
    const duty = await hubOnDuty()
    const { running } = duty
    const ana = await putOnDuty(running, 'l-ana', 1)
    const bo = await putOnDuty(running, 'l-bo', 2)
    const station = await workstation(running, 'safety', { person: ana.id })
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk)
    await take(running, station, escalation, { action: 'acknowledge' })
    await duty.pass(15 * minute)
    expect(await handOns(running, escalation)).toEqual([{ clock: 'decide', to: bo.id }])
    expect(duty.told()).toEqual([bo.email])
  })

  it('never goes to the one who filed it', async () => {
    const duty = await hubOnDuty()
    const { running } = duty
    const desk = await reviewerAtWork(running, ['please stop'])
    const filer = desk.station.person.person
    const { escalation } = await file(running, desk)
    await running.hub.store.updateTable('people').set({ role: 'safety' }).where('id', '=', filer).execute()
    const bo = await putOnDuty(running, 'l-bo', 2)
    await running.hub.store.insertInto('rota').values({ id: escalation, person: filer, starts_at: 0, ends_at: running.clock.now() * 2, place: 1, set_at: 0, set_by: null }).execute()
    await duty.turn()
    expect(duty.told()).toEqual([bo.email])
    await duty.pass(5 * minute)
    expect(await handOns(running, escalation)).toEqual([{ clock: 'acknowledge', to: null }])
  })

  it('finds everybody where the rota is empty', async () => {
    const duty = await hubOnDuty()
    const { running } = duty
    const ana = await putOnDuty(running, 'l-ana', 1)
    const bo = await putOnDuty(running, 'l-bo', 1)
    await running.hub.store.updateTable('rota').set({ withdrawn_at: running.clock.now() }).execute()
    const desk = await reviewerAtWork(running, ['please stop'])
    await file(running, desk)
    await duty.turn()
    expect(duty.told()).toEqual([ana.email, bo.email])
    await duty.pass(5 * minute)
    expect(duty.told()).toEqual([ana.email, bo.email])
  })

  it('holds no other up where the record of its case cannot be read', async () => {
    const duty = await hubOnDuty()
    const { running } = duty
    const ana = await putOnDuty(running, 'l-ana', 1)
    const bo = await putOnDuty(running, 'l-bo', 2)
    const desk = await reviewerAtWork(running, ['please stop', 'leave me'])
    const spoiled = await file(running, desk)
    await duty.turn()
    running.clock.pass(1)
    const { escalation } = await file(running, desk, 1)
    await duty.turn()
    expect(duty.told()).toEqual([ana.email, ana.email])
    const step = { escalation: spoiled.escalation, number: 99, at: 0, person: null, role: 'hub', deputy: 0, step: '{}', before: 'received', after: 'received' } as const
    await running.hub.store.insertInto('case_steps').values(step).execute()

    running.clock.pass(5 * minute)
    await expect(duty.turn()).rejects.toThrow()
    expect(await handOns(running, escalation)).toEqual([{ clock: 'acknowledge', to: bo.id }])
    expect(await running.hub.store.selectFrom('untold_steps').select('escalation').execute()).toEqual([{ escalation: spoiled.escalation }])
  })

  it('is handed on once by several processes side by side, and everybody told once', async () => {
    const duty = await hubOnDuty()
    const { running } = duty
    const bo = await putOnDuty(running, 'l-bo', 2)
    const ana = await putOnDuty(running, 'l-ana', 1)
    const desk = await reviewerAtWork(running, Array.from({ length: 6 }, (_, index) => `please stop ${index}`))
    const cases: string[] = []
    for (let index = 0; index < 6; index++) cases.push((await file(running, desk, index)).escalation)
    const others = await Promise.all([1, 2].map(() => openHub(running.folder, { now: running.clock.now })))
    onTestFinished(async () => {
      for (const other of others) await closeHub(other)
    })
    const everybody = [running.hub, ...others]
    const turnAll = () => Promise.all(everybody.map(hub => duty.turn(hub)))
    await turnAll()
    expect(duty.told()).toEqual(Array(6).fill(ana.email))
    running.clock.pass(5 * minute)
    await turnAll()
    await Promise.all(everybody.map(turnClocks))
    for (const escalation of cases) expect(await handOns(running, escalation)).toEqual([{ clock: 'acknowledge', to: bo.id }])
    expect(duty.told()).toEqual(Array(6).fill(bo.email))
  })
})
