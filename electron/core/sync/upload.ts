import { resultTypes } from '../../../shared/hub-api/events.ts'
import { reasonIn } from '../../../shared/hub-api/rejections.ts'
import { mostEvents, type SentEvent } from '../../../shared/hub-api/streams.ts'
import type { RouteReply } from '../../../shared/hub-api/routes.ts'
import type { StreamOwner } from '../audit/branch.ts'
import { unlessAltered } from '../audit/content.ts'
import type { Stream } from '../audit/stream.ts'
import { signJson, type KeyPair } from '../crypto/signing.ts'
import type { Escalations } from '../escalations/escalations.ts'
import type { Connection } from '../hub/connection.ts'
import { HubProblem } from '../hub/client.ts'
import { Refusal } from '../refusal.ts'

/** The size of one request: about half of what the hub takes. */
const charactersAtOnce = 4_000_000

const resultsAmong = (events: readonly SentEvent[]): number =>
  events.filter(({ envelope }) => resultTypes.some(type => type === envelope.type)).length

export type Upload = { stream: Stream; owner: StreamOwner; hub: Connection; signal: AbortSignal }

/** The last event that device and hub both have, behind what the hub has acknowledged, or from the start where that differs too. */
async function lastInCommon({ stream, hub, signal }: Upload): Promise<number> {
  const hashesFrom = (from: number) => hub.call('streams.hashes', { params: { stream: stream.id }, query: { from } }, signal)
  const acknowledged = Math.min(stream.acknowledged(), stream.head().seq)
  const [at] = acknowledged === 0 ? [] : await hashesFrom(acknowledged)
  let common = at !== undefined && at.seq === acknowledged && at.hash === stream.hashAt(acknowledged) ? acknowledged : 0
  for (;;) {
    const hashes = await hashesFrom(common + 1)
    const other = hashes.findIndex(({ seq, hash }) => stream.hashAt(seq) !== hash)
    common += other === -1 ? hashes.length : other
    if (other !== -1 || hashes.length === 0) return common
  }
}

/** Whether the hub knows nothing of a stream and could not be told whose it is, because that is lost: then it begins anew. */
function hasLostItsOpening({ stream }: Upload, known: number): boolean {
  const [first] = known === 0 ? stream.unsent(1) : []
  return first?.envelope.type === 'stream.opened' && first.lost === true
}

/** Finds out how far the hub is. Refuses with `stream_forked` where the histories differ and nobody has looked at it yet. */
async function findHead(upload: Upload): Promise<void> {
  const { stream, owner, hub, signal } = upload
  const { seq, hash } = stream.head()
  const head = await hub.call('streams.head', { params: { stream: stream.id }, query: { seq, ...(hash === null ? {} : { hash }) } }, signal)
  if (head.state === 'forked') throw new Refusal('stream_forked', { stream: stream.id })
  if (head.state === 'open') {
    stream.rewind(head)
    if (!hasLostItsOpening(upload, head.seq)) return
    stream.branch(stream.acknowledged(), owner)
    return findHead(upload)
  }
  stream.branch(await lastInCommon(upload), owner)
  return findHead(upload)
}

/** Asks what became of what the hub could not use, where somebody still has to see to it. */
async function askAfterParked({ stream, hub, signal }: Upload): Promise<void> {
  if (stream.counts().parked === 0) return
  stream.settle(await hub.call('streams.rejected', { params: { stream: stream.id } }, signal))
}

/** Sends events; what a hub finds not to be what was committed to goes as lost, so that the rest can go on. */
async function sendEvents({ stream, hub, signal }: Upload, events: readonly SentEvent[], waiting: number): Promise<RouteReply<'streams.send'>> {
  const send = (sent: readonly SentEvent[]) => hub.call('streams.send', { params: { stream: stream.id }, body: { events: [...sent], waiting } }, signal)
  try {
    return await send(events)
  } catch (error) {
    if (!(error instanceof HubProblem) || error.problem !== 'invalid_request') throw error
    const kept = events.map(unlessAltered)
    if (kept.every((event, index) => event === events[index])) throw error
    return send(kept)
  }
}

/**
 * Sends everything a stream has that the hub lacks, in order; `onSent` after each answered request. A stream that came
 * apart, and that somebody at the hub has let go on, goes on in a new one.
 */
export async function sendStream(upload: Upload, onSent: () => void): Promise<void> {
  const { stream } = upload
  await findHead(upload)
  await askAfterParked(upload)
  const next = async (after?: number): Promise<SentEvent[]> => stream.unsent(mostEvents, charactersAtOnce, after)
  // Counted once: what is added meanwhile is sent before this ends, and then nothing waits.
  let { waiting } = stream.counts()
  for (let events = await next(); events.length > 0; ) {
    waiting = Math.max(0, waiting - resultsAmong(events))
    const sent = sendEvents(upload, events, waiting)
    const last = events.at(-1)?.envelope.seq
    // Read while the hub is at work.
    const [{ answers, head }, following] = await Promise.all([sent, next(last)])
    stream.acknowledge(head, answers.flatMap(answer => (answer.status === 'rejected' ? [{ seq: answer.seq, why: reasonIn(answer.why) }] : [])))
    onSent()
    if (head.seq === last) events = following
    else {
      events = await next()
      waiting = stream.counts().waiting
    }
  }
}

/**
 * Sends escalations ahead of everything else, each as a copy of its event signed by the device, which has to match
 * when its turn in the stream comes. Whether anything changed.
 */
export async function sendEscalations({ stream, escalations, device, hub, signal }: {
  stream: Stream
  escalations: Escalations
  device: KeyPair
  hub: Connection
  signal: AbortSignal
}): Promise<boolean> {
  let changed = false
  for (const id of escalations.unreceived()) {
    const event = stream.find(id)
    if (event === null || event.salt === null) continue
    try {
      const own = await hub.call('escalations.file', { body: signJson('escalation', event, device) }, signal)
      changed = escalations.update(own) || changed
    } catch (error) {
      // A copy the hub cannot use must not keep the others waiting; the stream brings it again, in its turn.
      if (!(error instanceof HubProblem)) throw error
    }
  }
  return changed
}
