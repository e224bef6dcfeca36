import { describe, expect, it } from 'vitest'
import { addPerson } from '../../../hub/access/people.ts'
import { givePin, tryPin } from '../../../hub/access/pins.ts'
import { runHub } from '../support/running-hub.ts'

const minute = 60_000
const other = (pin: string): string => pin.replace(/./, digit => String((Number(digit) + 1) % 10))

async function pinned() {
  const running = await runHub()
  const { person } = await addPerson(running.hub, 'l-1', 'safety')
  const pin = await givePin(running.hub, person)
  return { running, person, pin }
}

describe('a PIN', () => {
  it('is six digits, kept as a salted hash only', async () => {
    const { running, person, pin } = await pinned()
    expect(pin).toMatch(/^\d{6}$/)
    expect(await tryPin(running.hub, person, pin)).toBe('right')
    expect(await tryPin(running.hub, person, other(pin))).toBe('wrong')
    const row = await running.hub.store.selectFrom('pins').selectAll().executeTakeFirstOrThrow()
    expect([row.salt.length, row.hash.length]).toEqual([16, 32])
    expect(JSON.stringify(row)).not.toContain(pin)
  })

  it('stops being looked at after five wrong ones, however many come at once', async () => {
    const { running, person, pin } = await pinned()
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => tryPin(running.hub, person, other(pin))))
    expect(outcomes.toSorted()).toEqual([...Array<string>(3).fill('wait'), ...Array<string>(5).fill('wrong')])
    expect(await tryPin(running.hub, person, pin)).toBe('wait')
    running.clock.pass(minute)
    expect(await tryPin(running.hub, person, pin)).toBe('right')
    expect(await tryPin(running.hub, person, other(pin))).toBe('wrong')
  })

  it('is replaced by a new one, and nobody has one to begin with', async () => {
    const { running, person, pin } = await pinned()
    const next = await givePin(running.hub, person)
    if (next !== pin) expect(await tryPin(running.hub, person, pin)).toBe('wrong')
    expect(await tryPin(running.hub, person, next)).toBe('right')
    const { person: nobody } = await addPerson(running.hub, 'l-2', 'safety')
    expect(await tryPin(running.hub, nobody, next)).toBe('none')
  })
})
