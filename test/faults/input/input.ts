import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Checked, Fault, Trials } from '../fault.ts'
import { inFolder } from '../folders.ts'
import { audio } from './audio.ts'
import { bridges } from './bridge.ts'
import { hubs } from './hub.ts'
import { leases } from './leases.ts'
import { manifests } from './manifests.ts'
import type { Target } from './target.ts'

const targets: readonly Target[] = [...bridges, ...hubs, ...manifests, ...audio, leases]

/** So many cases in all, shared out among whatever takes something from outside. */
async function run({ trials, seed }: Trials): Promise<Checked> {
  const cases = Math.ceil(trials / targets.length)
  const checked: Checked = {}
  await inFolder(async folder => {
    for (const [index, target] of targets.entries()) {
      const own = join(folder, String(index))
      mkdirSync(own)
      for (const [what, count] of Object.entries(await target.run({ cases, seed }, own))) checked[`${what} (${target.name})`] = count
    }
  })
  return checked
}

export const input: Fault = {
  name: 'input',
  says: 'calls, requests, events, manifests, recordings and leases spoiled in any place; no fault of ours, nothing by halves, each refused by name',
  full: 100_000,
  few: 600,
  run,
}
