import { join } from 'node:path'
import { startHub } from '../../integration/hub.ts'
import { startKillable, type KillableCore } from '../../integration/killed/core.ts'
import type { TestHub } from '../../support/running-hub.ts'
import { ask, until } from '../asking.ts'
import { createClipGiver, passphrase, vaultOn, type VaultAt } from '../laptop.ts'

const code = 'r-101'

/** A batch whose lease is being ended, or is over. */
export type Ending = { batch: string; clips: readonly string[] }

/** A hub that serves, and a laptop on which one reviewer works; its core can be killed and started anew. */
export type Place = {
  hub: TestHub
  laptop: string
  person: string
  /** What opens the vault now. */
  passphrase: string
  vault: VaultAt
  endings: Ending[]
  /** So many clips more for the reviewer. */
  assign(count: number): Promise<void>
  /** Starts the core as a build that knows so many more migrations, `under` another command if need be. */
  start(later: number, under?: readonly string[]): KillableCore
}

export async function makePlace(folder: string, clips: number): Promise<Place> {
  const hub = await startHub(folder)
  const laptop = join(folder, 'laptop')
  const give = createClipGiver(hub, folder)
  const start: Place['start'] = (later, under) => startKillable(laptop, later, under)

  const core = start(0)
  await ask(core, 'device.enrol', { invitation: await hub.inviteDevice() })
  const invitation = await hub.addPerson(code, 'reviewer')
  await give(code, clips)
  const { person } = await ask(core, 'people.join', { invitation, passphrase })
  await until(async () => (await ask(core, 'sync.status', {})).clipsOnDevice === clips, 'every clip is on the laptop')
  await ask(core, 'shift.start', { zone: 'UTC' })
  await core.kill()
  const id = person?.person ?? ''
  return { hub, laptop, start, person: id, passphrase, endings: [], assign: count => give(code, count), vault: await vaultOn(laptop, id, passphrase) }
}
