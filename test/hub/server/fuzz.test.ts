import { describe, expect, it } from 'vitest'
import { sendEvents, sendRequests } from '../../faults/input/hub.ts'
import { fuzzing } from '../../support/fuzzing.ts'
import { runHub } from '../support/running-hub.ts'

describe('nothing that is spoiled makes the server fail or answer outside the contract:', () => {
  it.each([
    ['no request', sendRequests],
    ['no payload of an event, well committed to, nor the filing of one, well signed', sendEvents],
  ])('%s', async (_, sendSpoiled) => {
    const { requests } = await sendSpoiled(await runHub(), fuzzing(150))
    expect(requests).toBeGreaterThan(0)
  }, 600_000)
})
