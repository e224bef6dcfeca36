import { expect, test } from 'vitest'
import { goOnSoundStage } from './on-sound-stage.ts'

// Where the playhead stands, against where in the clip the sound is that leaves the device in the same instant. The
// clip is a tone that rises steadily, so its pitch tells the place; the device's own delay is what Chromium says of it.

const page = goOnSoundStage()
const mostMs = 20

/** The middle, and the distance that nineteen of twenty frames keep to. */
function spread(errors: number[]): { middle: number; most: number } {
  const distances = errors.map(Math.abs).toSorted((a, b) => a - b)
  return { middle: errors.toSorted((a, b) => a - b)[errors.length >> 1] ?? NaN, most: distances[Math.floor(errors.length * 0.95)] ?? NaN }
}

test.each([0.5, 0.8, 1, 1.5, 2, 3])('sound and playhead agree within 20 ms at %sx', async speed => {
  await page().evaluate(() => window.sound.open({ seconds: 10, hz: 'rising' }))
  const frames = await page().evaluate(at => window.sound.agreement(at, at > 2 ? 3000 : 3500), speed)
  expect(frames.length).toBeGreaterThan(50)
  const { middle, most } = spread(frames.map(({ shown, heard }) => (shown - heard) / speed))
  process.stdout.write(`${speed}x: playhead ${middle.toFixed(1)} ms ahead of the sound, 95 % of ${frames.length} frames within ${most.toFixed(1)} ms\n`)
  expect(Math.abs(middle)).toBeLessThanOrEqual(mostMs)
  expect(most).toBeLessThanOrEqual(mostMs)
})
