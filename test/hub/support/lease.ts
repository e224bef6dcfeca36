import { Manifest } from '../../../shared/hub-api/batches.ts'
import { addClips, assignTo, importedClip } from './clips.ts'
import type { RunningHub } from './running-hub.ts'
import { createStream, newId, workstation, type TestStream, type Workstation } from './workstation.ts'

export const readManifest = (payload: string): Manifest => Manifest.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))

/** A reviewer with a leased batch, clocked in, their stream opened but nothing sent yet. */
export type Desk = {
  station: Workstation
  manifest: Manifest
  stream: TestStream
  shift: string
  /** What an event about the n-th clip names. */
  at(index: number): { clip: string; batch: string; lease: string; shift: string }
}

export async function reviewerAtWork(running: RunningHub, hypotheses: readonly string[], dueAt: number | null = null): Promise<Desk> {
  const station = await workstation(running, 'reviewer')
  await addClips(running, hypotheses.map(hypothesis => importedClip(hypothesis)), dueAt)
  const { batch } = await assignTo(running, station.person.code)
  const taken = await running.get('leases.take', { body: { batch } }, station.token)
  const manifest = readManifest(taken.manifest.payload)
  const stream = createStream(running, { device: station.device.id, person: station.person.person })
  const shift = newId()
  stream.append('shift.started', { shift, zone: 'Europe/Bucharest' })
  return {
    station, manifest, stream, shift,
    at: index => ({ clip: manifest.clips[index]?.clip ?? '', batch, lease: manifest.lease, shift }),
  }
}
