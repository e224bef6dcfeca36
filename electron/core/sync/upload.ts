import { resultTypes } from '../../../shared/hub-api/events.ts'
import type { Stream } from '../audit/stream.ts'
import { signJson, type KeyPair } from '../crypto/signing.ts'
import type { Escalations } from '../escalations/escalations.ts'
import type { Connection } from '../hub/connection.ts'
import { HubProblem } from '../hub/client.ts'

/** Events in one request; the hub takes up to 500. */
const eventsAtOnce = 200

/** Sends everything a stream has that the hub lacks, in order; `onSent` after each answered request. */
export async function sendStream(stream: Stream, hub: Connection, signal: AbortSignal, onSent: () => void): Promise<void> {
  stream.rewind(await hub.call('streams.head', { params: { stream: stream.id } }, signal))
  for (;;) {
    const events = stream.unsent(eventsAtOnce)
    if (events.length === 0) return
    const waiting = stream.counts().waiting - events.filter(({ envelope }) => resultTypes.some(type => type === envelope.type)).length
    const { answers, head } = await hub.call('streams.send', { params: { stream: stream.id }, body: { events, waiting } }, signal)
    stream.acknowledge(head, answers.flatMap(answer => (answer.status === 'rejected' ? [answer] : [])))
    onSent()
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
    if (event === null) continue
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
