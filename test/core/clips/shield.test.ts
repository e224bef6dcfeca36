import { expect, test } from 'vitest'
import type { ManifestClip } from '../../../shared/hub-api/batches.ts'
import { makeClip, type MadeClip } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'

function flagged(...flags: ManifestClip['flags']): MadeClip {
  const clip = makeClip('lights on')
  return { ...clip, row: { ...clip.row, flags } }
}
const atWork = async (clip: MadeClip) => {
  const place = await openWorkplace([clip])
  await place.ask('shift.start', { zone: 'UTC' })
  // None is met at the start of a shift.
  place.clock.pass(15 * 60_000)
  return { ...place, isShielded: async () => (await place.ask('clips.open', { clip: clip.row.clip })).shielded }
}

test('a clip that is flagged for whatever reason is met softened', async () => {
  for (const flag of ['distressing', 'child', 'health', 'intimate'] as const) {
    const { isShielded } = await atWork(flagged(flag))
    expect(await isShielded(), flag).toBe(true)
  }
})

test('any other clip sounds as it is, unless the person wants all of them softened', async () => {
  const { isShielded, ask } = await atWork(flagged())
  expect(await isShielded()).toBe(false)
  await ask('settings.write', { shieldAll: true })
  expect(await isShielded()).toBe(true)
  await ask('settings.write', { shieldAll: false })
  expect(await isShielded()).toBe(false)
})

test('nobody can turn the shield of a flagged clip off for good', async () => {
  const { isShielded, ask } = await atWork(flagged('distressing'))
  await ask('settings.write', { shieldAll: false })
  expect(await isShielded()).toBe(true)
})
