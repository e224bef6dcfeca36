import type { SettleAdjudication } from '../../../shared/hub-api/adjudications.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import { annotation, submitted } from './answers.ts'
import { askerAtWork, colleague, overlapping, type Colleague } from './asking.ts'
import type { Desk } from './lease.ts'
import type { RunningHub } from './running-hub.ts'
import { send } from './workstation.ts'

/** Two reviewers with the same clips, neither knowing of the other, and a supervisor. */
export async function twoAndAThird(running: RunningHub, hypotheses: readonly string[] = ['play some jazz']) {
  const one = await askerAtWork(running, hypotheses)
  const partner = await overlapping(running, one)
  const { batch } = await running.hub.store.selectFrom('leases').select('batch').where('id', '=', partner.lease).executeTakeFirstOrThrow()
  const { station, stream, lease, shift } = partner
  const other: Pick<Desk, 'station' | 'stream' | 'at'> = { station, stream, at: index => ({ clip: one.at(index).clip, batch, lease, shift }) }
  return { one, other, lead: await colleague(running, 'supervisor') }
}

type Reviewer = Pick<Desk, 'station' | 'stream' | 'at'>

/** Answers the n-th clip and sends it. */
export async function answerClip(running: RunningHub, { station, stream, at }: Reviewer, words: string, changes: Partial<Annotation> = {}, { index = 0, revision = 1 } = {}): Promise<void> {
  stream.append('annotation.submitted', submitted(at(index), annotation(words, changes), { revision }))
  await send(running, stream, station.token)
}

export const waitingFor = (running: RunningHub, { station }: Colleague) => running.get('adjudications.list', {}, station.token)

export const hear = (running: RunningHub, { station }: Colleague, adjudication: string) =>
  running.get('adjudications.excerpt', { params: { adjudication } }, station.token)

/** Decides; answers `settled`, or what the hub said to it. */
export async function decide(running: RunningHub, { station }: Colleague, adjudication: string, told: Partial<SettleAdjudication>): Promise<string> {
  const body = { seen: 1, chosen: 'a' as const, annotation: null, reason: 'heard it twice', ...told }
  const { problem } = await running.ask('adjudications.settle', { params: { adjudication }, body }, station.token)
  return problem === null ? 'settled' : problem.code
}
