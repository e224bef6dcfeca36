import { overlapBatch } from '../../support/overlap.ts'
import { readRecall } from '../../../hub/recalls/read.ts'
import type { RecallKind } from '../../../shared/domain/recall.ts'
import { issueRecall } from '../../../hub/recalls/issue.ts'
import { readManifest, type Desk } from './lease.ts'
import type { RunningHub } from './running-hub.ts'
import { createStream, send, workstation, type TestStream, type Workstation } from './workstation.ts'

/** Recalls, and gives how it stands. */
export const recall = async (running: RunningHub, kind: RecallKind, value: string) =>
  readRecall(running.hub, await issueRecall(running.hub, kind, value, 'the speaker asked for it'))

/** A second reviewer whose laptop has the same clips. */
export async function partnerOf(running: RunningHub, desk: Desk): Promise<{ station: Workstation; lease: string; own: TestStream }> {
  const station = await workstation(running, 'reviewer')
  const batch = await overlapBatch(running.hub.store, desk.at(0).batch, station.person.person, running.clock.now())
  const { manifest } = await running.get('leases.take', { body: { batch } }, station.token)
  return { station, lease: readManifest(manifest.payload).lease, own: createStream(running, { device: station.device.id, person: null }) }
}

/** Says from a device that nothing of a clip is left on it; gives what the hub said of the event. */
export async function receipt(running: RunningHub, station: Workstation, own: TestStream, clip: string, words = true) {
  own.append('recall.applied', { clip, person: station.person.person, reason: 'recalled', words })
  return (await send(running, own, station.token)).answers.at(-1)
}

export const deviceStream = (running: RunningHub, { device }: Workstation): TestStream => createStream(running, { device: device.id, person: null })
