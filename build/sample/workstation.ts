import { setTimeout as sleep } from 'node:timers/promises'
import type { CoreLink } from '../../electron/core/link.ts'
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract/methods.ts'
import { sampleRoles } from './contract.ts'
import type { Invitations } from './hub.ts'
import { samplePeople } from './people.ts'

// Takes a workstation from its first start to a clip that is ready to play, by the same calls a person would cause.

/** A call whose failure ends the start. */
async function ask<M extends MethodName>(core: CoreLink, method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const reply = await core.call(method, input)
  if (!reply.ok) throw new Error(`${method} was refused: ${reply.failure.reason}`)
  return reply.value as MethodOutput<M>
}

/** Enrols the device and the sample people, and the laptop beside. */
async function settle(core: CoreLink, { device, people, beside }: Invitations): Promise<void> {
  await ask(core, 'device.enrol', { invitation: device })
  for (const role of sampleRoles) {
    await ask(core, 'people.join', { invitation: people[role], passphrase: samplePeople[role].passphrase })
  }
  const settled = await core.call('sample.settleBeside', beside)
  if (!settled.ok) throw new Error(`The laptop beside was refused: ${settled.failure.reason}`)
}

/** How long the batch may take to arrive before the window opens without it, in milliseconds. */
const patienceMs = 30_000

/** The reviewer signed in and clocked in, the batch on the laptop. `invitations` where the folder is a fresh one. */
export async function startSampleShift(core: CoreLink, invitations: Invitations | null): Promise<void> {
  if (invitations !== null) await settle(core, invitations)
  const { people } = await ask(core, 'session.read', {})
  const reviewer = people.find(({ role }) => role === 'reviewer')
  if (reviewer === undefined) throw new Error('This folder has no sample reviewer; start again with --fresh.')
  await ask(core, 'session.unlock', { person: reviewer.person, passphrase: samplePeople.reviewer.passphrase })
  if ((await ask(core, 'shift.read', {})) === null) {
    await ask(core, 'shift.start', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })
  }
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    const { phase, lastSyncAt } = await ask(core, 'sync.status', {})
    if (phase === 'idle' && lastSyncAt !== null) return
    await sleep(50)
  }
}
