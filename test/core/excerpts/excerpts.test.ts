import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { excerptInfo } from '../../../shared/hub-api/excerpts.ts'
import { listener } from '../../support/excerpts.ts'
import { reasonOf } from '../../support/refusals.ts'

describe('seconds that were given', () => {
  test('are opened into memory, for a ticket that works once', async () => {
    const { excerpts, audio, cut, wav } = await listener()
    const ticket = await excerpts.admit('q', await cut())
    expect(Buffer.from(audio.take(ticket) ?? []).equals(wav)).toBe(true)
    expect(audio.take(ticket)).toBeNull()
  })

  test('go when their clip goes, and with everything at a break', async () => {
    const { excerpts, audio, cut } = await listener()
    const excerpt = await cut()
    const [one, other] = [await excerpts.admit('q', excerpt), await excerpts.admit('r', await cut())]
    audio.forget(excerpt.clip)
    expect(audio.take(one)).toBeNull()
    audio.forget()
    expect(audio.take(other)).toBeNull()
  })

  test('that were altered, or sealed for another purpose, are refused', async () => {
    const { excerpts, cut } = await listener()
    const box = Buffer.from((await cut()).box, 'base64url')
    box[40] = (box[40] ?? 0) ^ 1
    const spoiled = [
      await cut({ box: box.toString('base64url') }),
      await cut({ grant: randomUUID() }),
      await cut({ clip: randomUUID() }),
      await cut({ span: { from: 0, to: 2_000 } }),
      await cut({}, (hub, device, grant) => ['earshot/clip-keys/v1', hub, device, grant].join('\0')),
      await cut({}, (hub, _, grant) => excerptInfo(hub, randomUUID(), grant)),
    ]
    for (const excerpt of spoiled) expect(await reasonOf(() => excerpts.admit('q', excerpt))).toBe('excerpt_tampered')
    expect(await reasonOf(() => excerpts.start('q'))).toBe('ticket_unknown')
  })

  test('are told of in the clip\'s own time, and only as far as they can have sounded', async () => {
    const { excerpts, cut, clock, stream } = await listener()
    const { grant, clip, ...excerpt } = await cut()
    await excerpts.admit('q', { grant, clip, ...excerpt })
    const take = (from: number, to: number, speed = 1) => reasonOf(() => excerpts.take('q', null, { spans: [{ from, to }], speed }))
    expect(await take(0, 1_000)).toBe('played_implausible')
    excerpts.start('q')
    clock.pass(500)
    expect(await take(0, 2_000)).toBe('played_implausible')
    expect(await take(0, 9_000, 3)).toBe('played_implausible')
    excerpts.take('q', null, { spans: [{ from: 100, to: 1_400 }], speed: 1 })
    expect(stream.unsent(100).at(-1)).toMatchObject({
      envelope: { type: 'excerpt.played' }, payload: { grant, clip, shift: null, played: [{ from: 600, to: 1_900 }], speed: 1 },
    })
    expect(await take(0, 1_000)).toBe('played_implausible')
    excerpts.halt()
    clock.pass(60_000)
    expect(await take(0, 1_000)).toBe('played_implausible')
    excerpts.forget('q')
    expect(await take(0, 100)).toBe('ticket_unknown')
  })
})
