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
