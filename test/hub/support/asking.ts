import { createHash } from 'node:crypto'
import type { EventPayload } from '../../../shared/hub-api/events.ts'
import { encodeWav } from '../../../hub/import/pcm.ts'
import { overlapBatch } from '../../support/overlap.ts'
import { addClips, importedClip } from './clips.ts'
import { readManifest, reviewerAtWork, type Desk } from './lease.ts'
import type { RunningHub } from './running-hub.ts'
import { createStream, newId, send, workstation, type TestStream, type Workstation } from './workstation.ts'

export const sampleRate = 16_000

/** A clip whose every sample says where it stands, so that a cut can be told by ear, so to speak. */
export function countingClip(hypothesis: string, durationMs: number) {
  const pcm = Int16Array.from({ length: (durationMs * sampleRate) / 1000 }, (_, index) => (index % 30_000) - 15_000)
  const wav = Buffer.from(encodeWav(pcm, sampleRate))
  return { ...importedClip(hypothesis, {}, durationMs), wav, sha256: createHash('sha256').update(wav).digest('base64url') }
}

/** A reviewer at work on counting clips of four seconds. */
export async function askerAtWork(running: RunningHub, hypotheses: readonly string[] = ['call the dentist on main street'], durationMs = 4_000): Promise<Desk> {
  await addClips(running, hypotheses.map(hypothesis => countingClip(hypothesis, durationMs)))
  return reviewerAtWork(running, [])
}

/** Somebody who may answer, with a stream of their own. */
export type Colleague = { station: Workstation; stream: TestStream }

export async function colleague(running: RunningHub, role: 'reviewer' | 'supervisor' | 'safety'): Promise<Colleague> {
  const station = await workstation(running, role)
  return { station, stream: createStream(running, { device: station.device.id, person: station.person.person }) }
}

/** A second reviewer with the same clips, as blind overlap gives them out. */
export async function overlapping(running: RunningHub, desk: Desk): Promise<Colleague & { lease: string; shift: string }> {
  const other = await colleague(running, 'reviewer')
  const { store, now } = running.hub
  const batch = await overlapBatch(store, desk.at(0).batch, other.station.person.person, now())
  const taken = await running.get('leases.take', { body: { batch } }, other.station.token)
  const shift = newId()
  other.stream.append('shift.started', { shift, zone: 'Europe/Bucharest' })
  return { ...other, lease: readManifest(taken.manifest.payload).lease, shift }
}

/** Asks about the n-th clip and sends it; gives the question as it was asked. */
export async function ask(running: RunningHub, desk: Desk, index = 0, changes: Partial<EventPayload<'question.asked'>> = {}) {
  const payload = { question: newId(), ...desk.at(index), span: { from: 1_000, to: 2_000 }, text: 'is this a name or a place', ...changes }
  desk.stream.append('question.asked', payload)
  const { answers } = await send(running, desk.stream, desk.station.token)
  return { ...payload, status: answers.at(-1)?.status }
}

type Reply = Partial<Omit<EventPayload<'question.answered'>, 'question' | 'clip'>>

/** Answers and sends it; gives what the hub said of the event. */
export async function answer(running: RunningHub, { station, stream }: Colleague, { question, clip }: { question: string; clip: string }, changes: Reply = {}) {
  stream.append('question.answered', { question, clip, shift: null, text: 'a place', ...changes })
  return (await send(running, stream, station.token)).answers.at(-1)
}

export async function decline(running: RunningHub, { station, stream }: Colleague, { question, clip }: { question: string; clip: string }) {
  stream.append('question.declined', { question, clip, shift: null })
  return (await send(running, stream, station.token)).answers.at(-1)
}

export const queueOf = (running: RunningHub, { station }: Colleague) => running.get('questions.queue', {}, station.token)
