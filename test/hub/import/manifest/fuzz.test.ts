import { describe, expect, it } from 'vitest'
import { manifestSeeds, readMutated } from '../../../faults/input/manifests.ts'
import { temporaryFolder } from '../../../support/folders.ts'
import { fuzzing } from '../../../support/fuzzing.ts'

describe.each(Object.entries(manifestSeeds))('a manifest in %s of which any bytes were changed', (_, text) => {
  it('is read row by row, or refused with what is wrong and what to do, and never repeats what a row says', async () => {
    const checked = await readMutated(text, fuzzing(400), temporaryFolder())
    expect(Object.values(checked).every(count => count > 0)).toBe(true)
  }, 600_000)
})
