import { expect, test } from 'vitest'
import { defaultSettings, type Settings } from '../../../shared/contract/settings.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { makeWorkplace } from '../../support/workplace.ts'

/** Every setting otherwise than it is at first. */
const chosen: Settings = {
  theme: 'light', textSize: '130', density: 'compact', speed: 1.5, autoplay: false, stepBackMs: 1000, skipSilence: true, shieldAll: true,
  spectrogram: true, zoom: 4, output: 'headset', announceOn: 'loudspeaker', countersShown: false, keyPreset: 'left',
  keys: { play: ['F13', 'Space'] }, abbreviations: [{ typed: 'plz', text: 'please' }],
}

test('every setting is kept in the vault, over a crash and a restart', async () => {
  const place = await makeWorkplace(temporaryFolder(), [])
  expect(await place.ask('settings.read', {})).toEqual(defaultSettings)
  for (const [name, value] of Object.entries(chosen)) {
    expect(value, name).not.toEqual(defaultSettings[name as keyof Settings])
    await place.ask('settings.write', { [name]: value })
  }
  await place.crash()
  expect(await place.ask('settings.read', {})).toEqual(chosen)
  await place.reopen()
  expect(await place.ask('settings.read', {})).toEqual(chosen)
  await place.close()
})
