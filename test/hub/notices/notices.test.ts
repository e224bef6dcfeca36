import { describe, expect, it } from 'vitest'
import { readStatus } from '../../../hub/status/status.ts'
import { setEmail } from '../../../hub/notices/contacts.ts'
import { file, take, takeAll } from '../support/cases.ts'
import { addWebhook, hubOnDuty, putOnDuty } from '../support/duty.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { webhookServer } from '../support/receivers.ts'
import { workstation } from '../support/workstation.ts'

const second = 1_000
const minute = 60 * second
const reason = 'because it has to be'

const outcomes = async ({ running }: Awaited<ReturnType<typeof hubOnDuty>>) =>
  (await running.hub.store.selectFrom('notices').select(['reason', 'outcome', 'attempts']).orderBy('made_at').orderBy('channel').execute())

describe('a report', () => {
  it('is told to the first contact by every way that they are reached, with the time there is', async () => {
    const duty = await hubOnDuty()
    const { running, mail } = duty
    const ana = await putOnDuty(running, 'l-ana', 1)
    await putOnDuty(running, 'l-bo', 2)
    const hook = await webhookServer()
    await addWebhook(running, ana, hook.url)
    const desk = await reviewerAtWork(running, ['please stop'])
    await file(running, desk)
    await duty.turn()
    expect(mail.taken.map(({ to }) => to)).toEqual([[ana.email]])
    expect(mail.taken[0]?.raw).toContain('A report needs a look within 5 minutes')
    expect(JSON.parse(hook.taken[0]?.body ?? '')).toMatchObject({ text: expect.stringContaining('within 5 minutes'), link: expect.stringContaining('/acknowledge/') })
    await duty.turn()
    expect([mail.taken.length, hook.taken.length]).toEqual([1, 1])
  })

  it('goes past a contact whom no message reaches to one whom it does', async () => {
    const duty = await hubOnDuty()
    const { running } = duty
    const ana = await putOnDuty(running, 'l-ana', 1)
    const bo = await putOnDuty(running, 'l-bo', 2)
    await running.hub.store.deleteFrom('contacts').where('person', '=', ana.id).execute()
    const desk = await reviewerAtWork(running, ['please stop'])
    await file(running, desk)
    await duty.turn()
    expect(duty.told()).toEqual([bo.email])
  })

  it('that turns out graver is told again with the shorter time', async () => {
    const duty = await hubOnDuty()
    const { running, mail } = duty
    await putOnDuty(running, 'l-ana', 1)
    const lead = await workstation(running, 'safety')
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk, 0, { category: 'unsure', severity: 'S3' })
    await duty.turn()
    await take(running, lead, escalation, { action: 'raise_severity', severity: 'S1', reason })
    await duty.turn()
    expect(mail.taken.map(({ raw }) => /within \d+ \w+/.exec(raw)?.[0])).toEqual(['within 4 hours', 'within 5 minutes'])
  })

  it('that was handed over is told to whom it was handed', async () => {
    const duty = await hubOnDuty()
    const { running } = duty
    await putOnDuty(running, 'l-ana', 1)
    const bo = await putOnDuty(running, 'l-bo', 2)
    const lead = await workstation(running, 'safety')
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk)
    await duty.turn()
    duty.told()
    await take(running, lead, escalation, { action: 'hand_over', to: bo.id, reason })
    await duty.turn()
    expect(duty.told()).toEqual([bo.email])
  })
})

describe('what waits for a second person', () => {
  it('is told to those on call who can be one, without a link, and never to the proposer or a supervisor about a colleague', async () => {
    const duty = await hubOnDuty()
    const { running, mail } = duty
    const ana = await putOnDuty(running, 'l-ana', 1)
    const bo = await putOnDuty(running, 'l-bo', 2)
    const prue = await putOnDuty(running, 'p-prue', 3, 'privacy')
    const dep = await putOnDuty(running, 's-dep', 4, 'supervisor')
    await running.hub.store.updateTable('people').set({ deputy: 1 }).where('id', '=', dep.id).execute()
    const station = await workstation(running, 'safety', { person: ana.id })
    const desk = await reviewerAtWork(running, ['please stop', 'leave me'])
    const { escalation } = await file(running, desk)
    const { escalation: misuse } = await file(running, desk, 1, { category: 'misuse', severity: 'S2' })
    for (const each of [escalation, misuse]) {
      await takeAll(running, each, [[station, { action: 'acknowledge' }], [station, { action: 'assess', reason: null }]])
    }
    await duty.turn()
    duty.told()
    await take(running, station, escalation, { action: 'propose_no_action', reason, line: 'Nothing to be done.' })
    await duty.turn()
    for (const { raw } of mail.taken) {
      expect(raw).toContain('Something waits for a second person')
      expect(raw).not.toContain('/acknowledge/')
    }
    expect(duty.told()).toEqual([bo.email, prue.email, dep.email].toSorted())
    await take(running, station, misuse, { action: 'request', kind: 'unseal', reason })
    await duty.turn()
    expect(duty.told()).toEqual([bo.email, prue.email].toSorted())
  })
})

describe('a message that is not taken', () => {
  it('is tried again, later each time, and sent once when the server is back', async () => {
    const duty = await hubOnDuty()
    const { running, mail } = duty
    await putOnDuty(running, 'l-ana', 1)
    const desk = await reviewerAtWork(running, ['please stop'])
    await file(running, desk)
    mail.state.refusing = true
    await duty.turn()
    await duty.pass(4 * second)
    expect(await outcomes(duty)).toMatchObject([{ attempts: 1, outcome: null }])
    await duty.pass(second)
    await duty.pass(9 * second)
    expect(await outcomes(duty)).toMatchObject([{ attempts: 2 }])
    mail.state.refusing = false
    await duty.pass(second)
    expect(await outcomes(duty)).toMatchObject([{ attempts: 3, outcome: 'sent' }])
    await duty.pass(minute)
    expect(mail.taken).toHaveLength(1)
  })

  it('to somebody who cannot be reached at all leaves the clock to find the next', async () => {
    const duty = await hubOnDuty()
    const { running } = duty
    const ana = await putOnDuty(running, 'l-ana', 1)
    const bo = await putOnDuty(running, 'l-bo', 2)
    const hook = await webhookServer()
    hook.state.status = 503
    await running.hub.store.deleteFrom('contacts').where('person', '=', ana.id).execute()
    await addWebhook(running, ana, hook.url)
    const desk = await reviewerAtWork(running, ['please stop'])
    await file(running, desk)
    await duty.turn()
    expect(duty.told()).toEqual([])
    await duty.pass(5 * minute)
    expect(duty.told()).toEqual([bo.email])
  })

  it('is given up in the end, and the status says so', async () => {
    const duty = await hubOnDuty()
    const { running, mail } = duty
    await putOnDuty(running, 'l-ana', 1)
    mail.state.refusing = true
    const desk = await reviewerAtWork(running, ['please stop'])
    await file(running, desk, 0, { category: 'disturbing', severity: 'S4' })
    await duty.turn()
    for (let turn = 0; turn < 11; turn++) await duty.pass(5 * minute)
    expect((await readStatus(running.hub)).warnings).toContainEqual({ kind: 'notices_waiting', count: 1 })
    for (let turn = 0; turn < 4; turn++) await duty.pass(5 * minute)
    expect(await outcomes(duty)).toMatchObject([{ attempts: 15, outcome: 'given_up' }])
    expect((await readStatus(running.hub)).warnings).toContainEqual({ kind: 'notices_given_up', count: 1 })
  })

  it('is not sent any more once somebody has acknowledged', async () => {
    const duty = await hubOnDuty()
    const { running, mail } = duty
    await putOnDuty(running, 'l-ana', 1)
    const lead = await workstation(running, 'safety')
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk)
    mail.state.refusing = true
    await duty.turn()
    mail.state.refusing = false
    await take(running, lead, escalation, { action: 'acknowledge' })
    await duty.pass(minute)
    expect(mail.taken).toEqual([])
    expect(await outcomes(duty)).toMatchObject([{ outcome: 'moot' }])
  })
})

describe('nothing sensitive', () => {
  it('is in any message or log: no category, no words, no ids, no codes, no addresses in the log', async () => {
    const duty = await hubOnDuty()
    const { running, mail } = duty
    const ana = await putOnDuty(running, 'l-ana', 1)
    const bo = await putOnDuty(running, 'l-bo', 2)
    const prue = await putOnDuty(running, 'p-prue', 3, 'privacy')
    const hook = await webhookServer()
    const secret = await addWebhook(running, ana, hook.url)
    const station = await workstation(running, 'safety', { person: bo.id })
    const desk = await reviewerAtWork(running, ['please stop the man'])
    const words = { words: 'a plea in words', sounds: 'a blow in sounds', inference: 'somebody is hurt', transcript: 'please stop the man' }
    const payload = await file(running, desk, 0, words)
    mail.state.refusing = true
    await duty.turn()
    mail.state.refusing = false
    await duty.pass(minute)
    await duty.pass(5 * minute)
    await takeAll(running, payload.escalation, [
      [station, { action: 'acknowledge' }], [station, { action: 'assess', reason: 'a reason in words' }],
      [station, { action: 'propose_notice', authority: 'an authority', reason: 'another reason' }],
    ])
    await duty.turn()
    expect(mail.taken.length).toBeGreaterThanOrEqual(3)
    const content = [...Object.values(words), 'man', 'domestic', 'violence', 'a reason', 'an authority', 'another reason', 'S1', payload.escalation, payload.clip, desk.station.person.code, desk.station.person.person]
    const people = [ana, bo, prue].flatMap(({ id, code }) => [id, code])
    const spoken = [...mail.taken.map(({ raw }) => raw.replaceAll(/^To: .*$/gm, '')), ...hook.taken.map(({ body }) => body)].join('\n')
    for (const word of [...content, ...people, desk.station.person.code]) expect(spoken.toLowerCase(), word).not.toContain(word.toLowerCase())
    const links = [...spoken.matchAll(/\/acknowledge\/([A-Za-z0-9_-]{43})/g)].map(([, token]) => token ?? '')
    expect(links.length).toBeGreaterThan(0)
    const addresses = [ana, bo, prue].map(({ email }) => email)
    // The log names cases and people by nothing at all; ids of notices are all it holds.
    const unlogged = [...Object.values(words), ...addresses, ...people, payload.escalation, payload.clip, secret, hook.url, 'mailbox of ana', ana.pin, ...links]
    for (const word of unlogged) expect(duty.logged(), word).not.toContain(word)
  })

  it('is left of a link in the database', async () => {
    const duty = await hubOnDuty()
    const { running, mail } = duty
    const ana = await putOnDuty(running, 'l-ana', 1)
    await setEmail(running.hub, ana.id, 'other@people.example')
    const desk = await reviewerAtWork(running, ['please stop'])
    await file(running, desk)
    await duty.turn()
    const token = /\/acknowledge\/([A-Za-z0-9_-]{43})/.exec(mail.taken[0]?.raw ?? '')?.[1] ?? ''
    const rows = await running.hub.store.selectFrom('acknowledge_links').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.token_hash.toString('base64url')).not.toBe(token)
    expect(token).toHaveLength(43)
  })
})
