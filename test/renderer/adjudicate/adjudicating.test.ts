import { describe, expect, test } from 'vitest'
import { createAdjudicating } from '../../../renderer/adjudicate/adjudicating.ts'
import { placesApart, wordsBeside } from '../../../renderer/adjudicate/words-apart.ts'
import { createClient } from '../../../renderer/client.ts'
import type { ExcerptSound } from '../../../renderer/player/excerpt-sound.ts'
import { createReading } from '../../../renderer/state/reading.ts'
import { methods, type MethodInput } from '../../../shared/contract/methods.ts'
import { createSilentPlayer } from '../review/desk/silent-player.ts'
import { openPairOf, waitingPairs } from '../stage/adjudicate-scenes.ts'
import { createMemoryBridge, Refused } from '../stage/memory-bridge.ts'

function page({ refuse }: { refuse?: Refused } = {}) {
  let left = waitingPairs()
  const did: string[] = []
  const withheld = new Set<string>()
  const bridge = createMemoryBridge({
    'adjudications.list': () => left,
    'adjudications.read': ({ adjudication }) => {
      if (withheld.has(adjudication)) throw new Refused('decision_closed')
      return openPairOf(left.find(one => one.adjudication === adjudication) ?? waitingPairs()[0]!)
    },
    'adjudications.settle': ({ adjudication }) => {
      if (refuse !== undefined) throw refuse
      left = left.filter(one => one.adjudication !== adjudication)
      return {}
    },
  })
  const client = createClient(bridge, methods)
  const player = createSilentPlayer(4_200)
  const sound: ExcerptSound = {
    player,
    show: (excerpt, soft) => void did.push(`show ${excerpt?.id.slice(-3) ?? 'nothing'}${soft ? ' softly' : ''}`),
    async play() {
      did.push(`play from ${player.position()}`)
      return null
    },
    async report() {
      did.push('report')
    },
    close: () => undefined,
  }
  const waiting = createReading({ read: () => client.call('adjudications.list', {}), on: client.on, events: [] })
  const adjudicating = createAdjudicating({ client, waiting, makeSound: () => sound, softly: () => false, onDecided: () => did.push('decided') })
  adjudicating.follow()
  return {
    adjudicating, did, player,
    /** The hub keeps the recording of the pair in front from everybody. */
    withhold: () => {
      const adjudication = adjudicating.getState().open?.adjudication ?? ''
      withheld.add(adjudication)
      left = left.filter(one => one.adjudication !== adjudication)
      return waiting.refresh()
    },
    /** Somebody else has decided. */
    lose: () => {
      left = left.filter(one => one.adjudication !== adjudicating.getState().open?.adjudication)
      return waiting.refresh()
    },
    ready: async () => {
      await waiting.refresh()
      await expect.poll(() => adjudicating.getState().open).not.toBeNull()
    },
    front: () => adjudicating.getState().open?.adjudication.slice(-3) ?? null,
    sent: () => bridge.calls.filter(({ method }) => method === 'adjudications.settle').map(({ input }) => (input as MethodInput<'adjudications.settle'>).decision),
  }
}

describe('deciding between two answers', () => {
  test('is possible once the clip has sounded, one is chosen and a reason is given', async () => {
    const { adjudicating, ready, sent } = page()
    await ready()
    adjudicating.choose('b')
    adjudicating.explain('spelled so')
    expect(adjudicating.canDecide()).toBe(false)
    await adjudicating.toggleSound()
    expect(adjudicating.canDecide()).toBe(true)
    adjudicating.explain('  ')
    expect(adjudicating.canDecide()).toBe(false)
    adjudicating.explain(' spelled so ')
    await adjudicating.decide()
    expect(sent()).toEqual([{ seen: 1, chosen: 'b', annotation: null, reason: 'spelled so' }])
  })

  test('goes on to the next pair, and the flagged one is met softly', async () => {
    const { adjudicating, ready, front, did } = page()
    await ready()
    expect(front()).toBe('801')
    await adjudicating.toggleSound()
    adjudicating.choose('a')
    adjudicating.explain('so it is')
    await adjudicating.decide()
    await expect.poll(front).toBe('802')
    expect(did).toContain('decided')
    expect(did.findLast(what => what.startsWith('show'))).toBe('show 802 softly')
    expect(adjudicating.getState()).toMatchObject({ chosen: null, third: null, reason: '', heard: false })
  })

  test('keeps what was written where the hub says no', async () => {
    const { adjudicating, ready, front } = page({ refuse: new Refused('adjudication_moved_on') })
    await ready()
    await adjudicating.toggleSound()
    adjudicating.choose('third')
    adjudicating.write({ transcript: 'play the new album by taylor swifts' })
    adjudicating.explain('neither')
    await adjudicating.decide()
    expect(front()).toBe('801')
    expect(adjudicating.getState()).toMatchObject({ reason: 'neither', failure: { reason: 'adjudication_moved_on' }, third: { transcript: 'play the new album by taylor swifts' } })
  })

  test('falls silent and shows nothing more of a recording that is withheld meanwhile, says so, and goes on where one wants', async () => {
    const { adjudicating, ready, front, did, withhold, player } = page()
    await ready()
    player.license('any')
    player.play()
    await withhold()
    await expect.poll(front).toBeNull()
    expect(player.getState().playing).toBe(false)
    expect(did.findLast(what => what.startsWith('show'))).toBe('show nothing')
    expect(adjudicating.getState()).toMatchObject({ failure: { reason: 'decision_closed' }, heard: false })
    adjudicating.step(1)
    await expect.poll(front).toBe('802')
  })

  test('leaves what was written where somebody else has decided: that is told when it is sent', async () => {
    const { adjudicating, ready, front, lose } = page()
    await ready()
    adjudicating.explain('spelled so')
    await lose()
    await new Promise(resolve => setTimeout(resolve, 0))
    expect([front(), adjudicating.getState().reason]).toEqual(['801', 'spelled so'])
  })

  test('lets go of it also where that shows when it is sent', async () => {
    const { adjudicating, ready, front } = page({ refuse: new Refused('decision_closed') })
    await ready()
    await adjudicating.toggleSound()
    adjudicating.choose('a')
    adjudicating.explain('so it is')
    await adjudicating.decide()
    expect(front()).toBeNull()
    expect(adjudicating.getState().failure?.reason).toBe('decision_closed')
  })

  test('a third answer begins with the one chosen before, and its slots stay on their words', async () => {
    const { adjudicating, ready, sent } = page()
    await ready()
    await adjudicating.toggleSound()
    adjudicating.choose('b')
    adjudicating.choose('third')
    adjudicating.write({ transcript: 'now play the new album by taylor swift', wake: 'unsure' })
    adjudicating.explain('one word was missed')
    await adjudicating.decide()
    expect(sent()[0]?.annotation).toMatchObject({
      transcript: 'now play the new album by taylor swift', wake: 'unsure', intent: 'other', slots: [{ label: 'artist_name', words: { from: 6, to: 8 } }],
    })
  })

  test('plays half a second before the place where the answers differ', async () => {
    const { adjudicating, ready, did } = page()
    await ready()
    await adjudicating.playApart(1)
    expect(did.at(-1)).toBe(`play from ${500 + 5 * 400 - 500}`)
  })
})

describe('words beside each other', () => {
  test('are marked where the other answer has them otherwise, or not at all', () => {
    const { a, b } = wordsBeside(openPairOf(waitingPairs()[0]!).a, openPairOf(waitingPairs()[0]!).b)
    expect([a, b].map(words => words.filter(({ apart }) => apart).map(({ text }) => text))).toEqual([['tailor'], ['taylor']])
    expect(placesApart({ a, b })).toEqual([2_500])
    expect(placesApart({ a: [], b: [] })).toEqual([0])
  })
})
