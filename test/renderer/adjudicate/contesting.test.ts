import { expect, test } from 'vitest'
import { createContesting } from '../../../renderer/adjudicate/gold/contesting.ts'
import { createClient } from '../../../renderer/client.ts'
import type { ExcerptSound } from '../../../renderer/player/excerpt-sound.ts'
import { createReading } from '../../../renderer/state/reading.ts'
import { methods, type MethodInput } from '../../../shared/contract/methods.ts'
import { createSilentPlayer } from '../review/desk/silent-player.ts'
import { contestedGold } from '../stage/adjudicate-scenes.ts'
import { createMemoryBridge } from '../stage/memory-bridge.ts'

test('contested gold is decided on once it was heard, with a word for whoever contested it, and leaves the page', async () => {
  let left = contestedGold()
  const bridge = createMemoryBridge({
    'gold.contests': () => left,
    'gold.decide': () => {
      left = []
      return {}
    },
  })
  const client = createClient(bridge, methods)
  const sound: ExcerptSound = { player: createSilentPlayer(3_600), show: () => undefined, play: async () => null, report: async () => undefined, close: () => undefined }
  const contests = createReading({ read: () => client.call('gold.contests', {}), on: client.on, events: [] })
  const told: string[] = []
  const contesting = createContesting({ client, contests, makeSound: () => sound, softly: () => false, onDecided: outcome => told.push(outcome) })
  contesting.follow()
  await expect.poll(() => contesting.getState().open).not.toBeNull()
  contesting.write(' it is Maine ')
  await contesting.decide('wrong')
  expect(told).toEqual([])
  await contesting.toggleSound()
  await contesting.decide('wrong')
  expect(told).toEqual(['wrong'])
  const sent = bridge.calls.filter(({ method }) => method === 'gold.decide').map(({ input }) => (input as MethodInput<'gold.decide'>).decision)
  expect(sent).toEqual([{ outcome: 'wrong', note: 'it is Maine' }])
  expect(contesting.getState()).toMatchObject({ open: null, note: '', heard: false })
})

test('contested gold that waits no more falls silent and is shown no longer, with why, until somebody goes on', async () => {
  const [one] = contestedGold()
  const next = { ...one!, contest: '0d5f4b1e-7a50-4a2e-9d5e-8c8a7d2f0901' }
  let left = [one!, next]
  const bridge = createMemoryBridge({ 'gold.contests': () => left })
  const client = createClient(bridge, methods)
  const player = createSilentPlayer(3_600)
  const shown: (string | null)[] = []
  const sound: ExcerptSound = { player, show: excerpt => void shown.push(excerpt?.id ?? null), play: async () => null, report: async () => undefined, close: () => undefined }
  const contests = createReading({ read: () => client.call('gold.contests', {}), on: client.on, events: [] })
  const contesting = createContesting({ client, contests, makeSound: () => sound, softly: () => false, onDecided: () => undefined })
  contesting.follow()
  await expect.poll(() => contesting.getState().open?.contest).toBe(one?.contest)
  player.license('any')
  player.play()
  left = [next]
  await contests.refresh()
  await expect.poll(() => contesting.getState().open).toBeNull()
  expect([player.getState().playing, shown.at(-1)]).toEqual([false, null])
  expect(contesting.getState().failure?.reason).toBe('decision_closed')
  await contests.refresh()
  expect(contesting.getState().open).toBeNull()
  contesting.step(1)
  await expect.poll(() => contesting.getState().open?.contest).toBe(next.contest)
  expect(contesting.getState().failure).toBeNull()
})
