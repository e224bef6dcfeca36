import { join } from 'node:path'
import { createCore, type CoreParts } from '../../electron/core/core.ts'
import { createTransport } from '../../electron/core/hub/transport.ts'
import { Refusal } from '../../electron/core/refusal.ts'
import type { CoreEvent } from '../../shared/contract/events.ts'
import type { Reply } from '../../shared/contract/failure.ts'
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract/methods.ts'
import { codeAt } from './factor.ts'
import { besidePerson } from './people.ts'

/** A second laptop in the same process: a safety lead at work, whose network nobody cuts. */
export type Beside = {
  /** Enrols it and lets its person join. */
  settle(invitations: { device: string; person: string }): Promise<void>
  /** A call as its own window would make it; its vault is opened first. */
  call(method: string, input: unknown): Promise<Reply<unknown>>
  /** The events after the one with this revision, as soon as there are any, or none after a while. */
  events(after: number): Promise<CoreEvent[]>
  audio(ticket: string): Uint8Array | null
  close(): Promise<void>
}

const patienceMs = 20_000
const mostKept = 50

export async function createBeside(parts: CoreParts): Promise<Beside> {
  const { extend: _, ...plain } = parts
  const kept: CoreEvent[] = []
  const waiting = new Set<() => void>()
  const core = await createCore({
    ...plain,
    dataDir: join(parts.dataDir, 'beside'),
    connectTo: createTransport,
    emit(event) {
      kept.push(event)
      kept.splice(0, kept.length - mostKept)
      for (const wake of waiting) wake()
      if (event.name === 'session.changed') void fillFactor()
    },
  })
  async function ask<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
    const reply = await core.call(method, input)
    if (!reply.ok) throw new Refusal(reply.failure.reason, reply.failure.facts)
    return reply.value as MethodOutput<M>
  }
  async function fillFactor(): Promise<void> {
    const { factorNeeded } = await ask('session.read', {})
    if (factorNeeded) await core.call('session.factor', { code: codeAt(besidePerson.factor, parts.clock.now()) })
  }
  let opening: Promise<void> | null = null
  async function open(): Promise<void> {
    const { people } = await ask('session.read', {})
    if (people[0] === undefined) throw new Refusal('person_unknown')
    await ask('session.unlock', { person: people[0].person, passphrase: besidePerson.passphrase })
    await fillFactor()
  }
  return {
    async settle({ device, person }) {
      await ask('device.enrol', { invitation: device })
      await ask('people.join', { invitation: person, passphrase: besidePerson.passphrase })
      await fillFactor()
      opening = Promise.resolve()
    },
    async call(method, input) {
      await (opening ??= open())
      return core.call(method, input)
    },
    async events(after) {
      const since = (): CoreEvent[] => kept.filter(({ revision }) => revision > after)
      if (since().length === 0) {
        await new Promise<void>(resolve => {
          const wake = (): void => {
            waiting.delete(wake)
            clearTimeout(timer)
            resolve()
          }
          const timer = setTimeout(wake, patienceMs)
          waiting.add(wake)
        })
      }
      return since()
    },
    audio: core.audio,
    close: core.close,
  }
}
