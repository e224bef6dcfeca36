import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { CoreLink } from '../../electron/core/link.ts'
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract/methods.ts'
import { sampleRoles } from './contract.ts'
import type { HubFolder } from './hub.ts'
import { samplePeople } from './people.ts'

// Takes a workstation from its first start to a clip that is ready to play, by the same calls a person would cause.

const Invited = z.looseObject({ invitation: z.string() })

/** A call whose failure ends the start. */
async function ask<M extends MethodName>(core: CoreLink, method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const reply = await core.call(method, input)
  if (!reply.ok) throw new Error(`${method} was refused: ${reply.failure.reason}`)
  return reply.value as MethodOutput<M>
}

/** Enrols the device and the three sample people, with one batch of everything for the reviewer. */
async function settle(core: CoreLink, hub: HubFolder, address: string): Promise<void> {
  const device = await hub.command(Invited, 'enrol', '--address', address)
  await ask(core, 'device.enrol', device)
  for (const role of sampleRoles) {
    const { code, passphrase } = samplePeople[role]
    const { invitation } = await hub.command(Invited, 'people', 'add', code, '--role', role, '--address', address)
    if (role === 'reviewer') await hub.command(z.unknown(), 'assign', '--person', code, '--name', 'Home assistant, mixed')
    await ask(core, 'people.join', { invitation, passphrase })
  }
}

/** How long the batch may take to arrive before the window opens without it, in milliseconds. */
const patienceMs = 30_000

/** The reviewer signed in and clocked in, the batch on the laptop. */
export async function startSampleShift(core: CoreLink, hub: HubFolder, address: string): Promise<void> {
  const session = await ask(core, 'session.read', {})
  if (session.stage === 'new') await settle(core, hub, address)
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
