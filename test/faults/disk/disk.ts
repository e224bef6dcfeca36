import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pick, sequence, wholeBelow, type Chance } from '../../support/chance.ts'
import { require, type Checked, type Fault, type Trials } from '../fault.ts'
import { inFolder } from '../folders.ts'
import { fullAndReadOnly } from './mounted.ts'
import { leftVault, readAll } from './left-vault.ts'

const key = randomBytes(32)
const named = ['vault_damaged', 'vault_truncated', 'vault_log_damaged', 'vault_from_future']

type Files = Record<'' | '-wal', Buffer>

/** One bit that is another, or, one time in ten, a file that ends too early. */
function damage(files: Files, chance: Chance): { files: Files; what: string } {
  const end = pick(chance, ['', '-wal'] as const)
  const name = end === '' ? 'database' : 'log'
  const at = wholeBelow(chance, files[end].length)
  if (end === '' && chance() < 0.1) return { files: { ...files, [end]: files[end].subarray(0, at) }, what: `a ${name} of ${at} bytes` }
  const bytes = Buffer.from(files[end])
  bytes[at] = (bytes[at] ?? 0) ^ (1 << wholeBelow(chance, 8))
  return { files: { ...files, [end]: bytes }, what: `a bit at ${at} of the ${name}` }
}

async function run({ trials, seed }: Trials): Promise<Checked> {
  return inFolder(async folder => {
    const left = leftVault(folder, key)
    const whole: Files = { '': readFileSync(left), '-wal': readFileSync(`${left}-wal`) }
    const path = join(folder, 'trial.db')
    const lay = (files: Files): void => {
      rmSync(`${path}-shm`, { force: true })
      for (const end of ['', '-wal'] as const) writeFileSync(path + end, files[end])
    }
    lay(whole)
    const before = readAll(path, key)
    const chance = sequence(seed)
    const counts: Checked = { 'named and refused, untouched': 0, 'named as a torn last transaction': 0, 'harmless, all of it read the same': 0 }
    const count = (what: string): void => {
      counts[what] = (counts[what] ?? 0) + 1
    }
    for (let trial = 1; trial <= trials; trial++) {
      const damaged = damage(whole, chance)
      lay(damaged.files)
      const said = readAll(path, key)
      const where = { trial, seed }
      if (said.kind === 'refused') {
        require(named.includes(said.reason), `${damaged.what} is called ${said.reason}`, where)
        const untouched = (['', '-wal'] as const).every(end => readFileSync(path + end).equals(damaged.files[end]))
        require(untouched, `${damaged.what} was refused and then written to`, where)
        count('named and refused, untouched')
      } else if (said.kind === 'torn') count('named as a torn last transaction')
      else {
        require(before.kind === 'said' && said.text === before.text, `${damaged.what} was silently accepted`, where)
        count('harmless, all of it read the same')
      }
    }
    return { ...counts, ...(await fullAndReadOnly(folder, seed)) }
  })
}

export const disk: Fault = {
  name: 'disk',
  says: 'bits flipped and files cut short at random places of database and log, a full disk, a folder that cannot be written to; each found and named, none silently accepted',
  full: 5_000,
  few: 120,
  run,
}
