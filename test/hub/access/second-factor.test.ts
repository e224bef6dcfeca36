import { describe, expect, it } from 'vitest'
import { makeSigningPair } from '../../../electron/core/crypto/signing.ts'
import { addPerson } from '../../../hub/access/people.ts'
import { giveFactor } from '../../../hub/access/second-factor.ts'
import { codeAt } from '../../support/factor.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { enrolDevice, joinOn, sessionBody, workstation, type Device } from '../support/workstation.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** A safety lead with an authenticator app who has not signed in yet, at the beginning of one of its steps. */
async function leadAtTheDoor(role: 'safety' | 'privacy' = 'safety') {
  const running = await runHub()
  const device = await enrolDevice(running)
  const person = await addPerson(running.hub, 'l-1', role)
  const keys = makeSigningPair()
  await joinOn(running, device, person.person, keys)
  const factor = await giveFactor(running.hub, person)
  const body = (totp?: string, at: Device = device) => ({ body: sessionBody(running, at, { id: person.person, keys }, totp) })
  const code = (offset = 0) => codeAt(factor, running.clock.now() + offset)
  /** A code of no step around now. */
  const wrong = () => ['000000', '000001', '000002', '000003'].find(each => ![-30, 0, 30].some(offset => code(offset * second) === each)) ?? ''
  return { running, device, person, keys, factor, body, code, wrong }
}

const opens = async (running: RunningHub, input: Parameters<RunningHub['ask']>[1]) => (await running.ask('sessions.open', input as never)).problem?.code ?? 'open'

describe('a second factor', () => {
  it.each(['safety', 'privacy'] as const)('is asked of the role %s, and opens a session with the code of the moment', async role => {
    const { running, body, code } = await leadAtTheDoor(role)
    expect(await opens(running, body())).toBe('second_factor_needed')
    const { token, person } = await running.get('sessions.open', body(code()))
    expect(person?.role).toBe(role)
    expect((await running.ask('rota.read', { query: { from: 0, to: 1 } }, token)).status).toBe(200)
  })

  it('is asked of nobody else', async () => {
    const running = await runHub()
    for (const role of ['reviewer', 'supervisor'] as const) expect((await workstation(running, role)).factor).toBeNull()
  })

  it('is what every authenticator app expects: SHA-1, six digits, thirty seconds', async () => {
    const { factor } = await leadAtTheDoor()
    expect(factor).toMatch(/^otpauth:\/\/totp\/Earshot:l-1\?issuer=Earshot&secret=[A-Z2-7]{32}&algorithm=SHA1&digits=6&period=30$/)
  })

  it('may be a step off, either way, and not two', async () => {
    const { running, body, code } = await leadAtTheDoor()
    expect(await opens(running, body(code(-60 * second)))).toBe('second_factor_wrong')
    expect(await opens(running, body(code(60 * second)))).toBe('second_factor_wrong')
    expect(await opens(running, body(code(-30 * second)))).toBe('open')
    running.clock.pass(13 * hour)
    expect(await opens(running, body(code(30 * second)))).toBe('open')
  })

  it('counts once, and with it every earlier code', async () => {
    const { running, body, code, person, keys } = await leadAtTheDoor()
    const used = code()
    const earlier = code(-30 * second)
    expect(await opens(running, body(used))).toBe('open')
    const other = await enrolDevice(running)
    await joinOn(running, other, person.person, keys)
    expect(await opens(running, body(used, other))).toBe('second_factor_wrong')
    expect(await opens(running, body(earlier, other))).toBe('second_factor_wrong')
    expect(await opens(running, body(code(30 * second), other))).toBe('open')
  })

  it('stands for twelve hours on that device, renewed without a code, and no session outlasts it', async () => {
    const { running, body, code, person, keys } = await leadAtTheDoor()
    await running.get('sessions.open', body(code()))
    const other = await enrolDevice(running)
    await joinOn(running, other, person.person, keys)
    expect(await opens(running, body(undefined, other))).toBe('second_factor_needed')
    running.clock.pass(11 * hour + 30 * minute)
    const late = await running.get('sessions.open', body())
    expect(late.expiresAt - running.clock.now()).toBe(30 * minute)
    running.clock.pass(30 * minute)
    expect(await running.refusal('rota.read', { query: { from: 0, to: 1 } }, late.token)).toBe('unauthorised')
    expect(await opens(running, body())).toBe('second_factor_needed')
    expect(await opens(running, body(code()))).toBe('open')
  })

  it('makes whoever guesses wait after five tries, longer each time, the right code included', async () => {
    const { running, body, code, wrong } = await leadAtTheDoor()
    for (let tries = 0; tries < 5; tries++) expect(await opens(running, body(wrong()))).toBe('second_factor_wrong')
    expect(await opens(running, body(code()))).toBe('second_factor_delayed')
    running.clock.pass(minute)
    expect(await opens(running, body(wrong()))).toBe('second_factor_wrong')
    running.clock.pass(minute)
    expect(await opens(running, body(code()))).toBe('second_factor_delayed')
    running.clock.pass(minute)
    expect(await opens(running, body(code()))).toBe('open')
  })

  it('is not worn down by somebody without the keys of device and person', async () => {
    const { running, device, person, body, code, wrong } = await leadAtTheDoor()
    for (let tries = 0; tries < 6; tries++) {
      const forged = sessionBody(running, device, { id: person.person, keys: makeSigningPair() }, wrong())
      expect(await running.refusal('sessions.open', { body: forged })).toBe('bad_signature')
    }
    expect(await opens(running, body(code()))).toBe('open')
  })

  it('is replaced by a new one, which ends what the old one opened', async () => {
    const { running, person, body, code } = await leadAtTheDoor()
    const { token } = await running.get('sessions.open', body(code()))
    const next = await giveFactor(running.hub, person)
    expect(await running.refusal('rota.read', { query: { from: 0, to: 1 } }, token)).toBe('unauthorised')
    running.clock.pass(30 * second)
    expect(await opens(running, body(code()))).toBe('second_factor_wrong')
    expect(await opens(running, body(codeAt(next, running.clock.now())))).toBe('open')
  })

  it('that was never given keeps the door shut', async () => {
    const { running, person, body, code } = await leadAtTheDoor()
    const totp = code()
    await running.hub.store.deleteFrom('second_factors').where('person', '=', person.person).execute()
    expect(await opens(running, body(totp))).toBe('second_factor_needed')
  })

  it('lies sealed, and is in no log', async () => {
    const { running, person, factor, body, code } = await leadAtTheDoor()
    const totp = code()
    await running.get('sessions.open', body(totp))
    const secret = /secret=([A-Z2-7]+)/.exec(factor)?.[1] ?? ''
    const row = await running.hub.store.selectFrom('second_factors').selectAll().executeTakeFirstOrThrow()
    expect(row.sealed.length).toBe(20 + 28)
    expect(() => running.hub.keys.openFor('webhook', person.person, row.sealed)).toThrow()
    expect(running.logged()).not.toContain(secret)
    expect(running.logged()).not.toContain(totp)
  })
})
