import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../support/folders.ts'
import { askCommand } from '../../support/command-line.ts'

it('policy names help contacts and stricter limits, leaves the rest, and refuses what does not fit by its place', async () => {
  const folder = temporaryFolder()
  const data = join(folder, 'hub')
  await askCommand('init', '--data', data)
  const file = (name: string, text: unknown): string => {
    const path = join(folder, name)
    writeFileSync(path, typeof text === 'string' ? text : JSON.stringify(text))
    return path
  }
  const show = async () => (await askCommand('policy', 'show', '--data', data)).value
  const before = await show()
  const help = [{ label: 'Somebody to talk to', contact: '555-0111' }]
  expect((await askCommand('policy', 'set', file('help.json', { help, care: { severePerShift: 1 } }), '--data', data)).exit).toBe(0)
  expect(await show()).toEqual({ ...before, help, care: { severePerShift: 1 } })
  for (const wrong of ['{', { help: 'me' }, { sample: true }, { care: { plainReserve: 3 } }]) {
    expect(await askCommand('policy', 'set', file('wrong.json', wrong), '--data', data)).toMatchObject({ exit: 2, value: { error: { code: 'policy_invalid' } } })
  }
  expect(await show()).toEqual({ ...before, help, care: { severePerShift: 1 } })
})

it('a file that names a part of something leaves the rest of it as it stands', async () => {
  const folder = temporaryFolder()
  const data = join(folder, 'hub')
  await askCommand('init', '--data', data)
  const file = join(folder, 'change.json')
  const set = async (change: unknown) => {
    writeFileSync(file, JSON.stringify(change))
    return askCommand('policy', 'set', file, '--data', data)
  }
  const whole = {
    quality: { overlapShare: 0.1, goldShare: 0.04, goldWrongShare: 0.25, disagreementWer: 0.3 },
    statistics: { visibility: 'named', retentionDays: 14 },
    care: { severePerShift: 1, plainBetween: 20 },
    clocks: { S1: { acknowledge: 5 }, S2: { acknowledge: 10 } },
    help: [{ label: 'Somebody to talk to', contact: '555-0111' }, { label: 'At night', contact: '555-0112' }],
  }
  expect((await set(whole)).exit).toBe(0)
  for (const [change, then] of [
    [{ quality: { goldShare: 0 } }, { ...whole, quality: { ...whole.quality, goldShare: 0 } }],
    [{ quality: whole.quality, statistics: { visibility: 'grouped' } }, { ...whole, statistics: { visibility: 'grouped', retentionDays: 14 } }],
    [{ statistics: whole.statistics, care: { plainBetween: 30 } }, { ...whole, care: { severePerShift: 1, plainBetween: 30 } }],
    [{ care: {}, clocks: { S1: { decide: 15 } } }, { ...whole, care: { severePerShift: 1, plainBetween: 30 }, clocks: { S1: { acknowledge: 5, decide: 15 }, S2: { acknowledge: 10 } } }],
    // Of contacts there is no part: the list that a file names is the list.
    [{ help: whole.help.slice(1) }, { help: whole.help.slice(1) }],
  ] as const) {
    expect(await set(change)).toMatchObject({ exit: 0, value: then })
  }
  for (const wrong of [{ quality: { goldShare: 2 } }, { quality: { sharpness: 1 } }, { quality: null }, { quality: [] }, [], 'named', null]) {
    expect(await set(wrong)).toMatchObject({ exit: 2, value: { error: { code: 'policy_invalid' } } })
  }
})
