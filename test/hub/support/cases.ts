import { signJson } from '../../../electron/core/crypto/signing.ts'
import type { CaseStep } from '../../../shared/domain/case-steps.ts'
import type { EventPayload } from '../../../shared/hub-api/events.ts'
import { filed } from './answers.ts'
import type { Desk } from './lease.ts'
import type { RunningHub } from './running-hub.ts'
import { send, type Workstation } from './workstation.ts'

type Filing = EventPayload<'escalation.filed'>

/** Files on the n-th clip, as the signed copy that goes ahead of the stream. */
export async function file(running: RunningHub, { stream, station, at }: Desk, index = 0, changes: Partial<Filing> = {}): Promise<Filing> {
  const payload = filed(at(index), changes)
  const body = signJson('escalation', stream.append('escalation.filed', payload), station.device.signing)
  await running.get('escalations.file', { body }, station.token)
  return payload
}

export const take = (running: RunningHub, { token }: Workstation, escalation: string, step: CaseStep, seen?: number) =>
  running.get('escalations.step', { params: { escalation }, body: { step, ...(seen === undefined ? {} : { seen }) } }, token)

export const takeRefused = (running: RunningHub, { token }: Workstation, escalation: string, step: CaseStep, seen?: number) =>
  running.refusal('escalations.step', { params: { escalation }, body: { step, ...(seen === undefined ? {} : { seen }) } }, token)

/** Takes steps one after the other, each by whoever stands beside it. */
export async function takeAll(running: RunningHub, escalation: string, steps: readonly [Workstation, CaseStep][]): Promise<void> {
  for (const [station, step] of steps) await take(running, station, escalation, step)
}

export const read = (running: RunningHub, { token }: Workstation, escalation: string) => running.get('escalations.read', { params: { escalation } }, token)

export const inbox = (running: RunningHub, { token }: Workstation, which: 'open' | 'closed' = 'open') => running.get('escalations.list', { query: { which } }, token)

/** What the filer says of their case, sent in their stream; gives what the hub said of the event. */
export async function reply(running: RunningHub, { stream, station }: Desk, escalation: string, step: EventPayload<'escalation.replied'>['step']) {
  stream.append('escalation.replied', { escalation, step })
  return (await send(running, stream, station.token)).answers.at(-1)
}
