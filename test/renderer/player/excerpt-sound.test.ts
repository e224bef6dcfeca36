import { expect, test } from 'vitest'
import { createExcerptSound } from '../../../renderer/player/excerpt-sound.ts'
import { createSilentPlayer } from '../review/desk/silent-player.ts'

const excerpt = { id: 'q', durationMs: 2_000, peaks: '', gainDb: 0 }

test('seconds that are the last of such sound today need another licence, which then says why there is none', async () => {
  const player = createSilentPlayer(2_000)
  let enough = false
  const sound = createExcerptSound(() => ({ player, close: () => undefined }), {
    ticketOf: async () => ({ ok: true, value: { ticket: 't' } }),
    start: async () => ({ ok: true, value: {} }),
    played: async () => ({ ok: true, value: { enough } }),
  })
  sound.show(excerpt, false)
  const hearSome = async (): Promise<void> => {
    player.license('q')
    player.play()
    player.run(400)
    player.pause()
    await sound.report()
  }
  await hearSome()
  expect(player.isLicensed()).toBe(true)
  enough = true
  await hearSome()
  expect(player.isLicensed()).toBe(false)
})
