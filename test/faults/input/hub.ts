import fc from 'fast-check'
import { Problem } from '../../../shared/hub-api/problem.ts'
import { routes, type RouteName } from '../../../shared/hub-api/routes.ts'
import { signJson } from '../../../electron/core/crypto/signing.ts'
import { annotation, filed, submitted } from '../../hub/support/answers.ts'
import { reviewerAtWork } from '../../hub/support/lease.ts'
import { openRunningHub, type RunningHub } from '../../hub/support/running-hub.ts'
import { createStream, newId, send, workstation } from '../../hub/support/workstation.ts'
import { spoiled } from '../../support/spoiled.ts'
import type { Checked } from '../fault.ts'
import { spoiledEvents } from './payloads.ts'
import { expect, type Cases, type Target } from './target.ts'

const freshLimitsEvery = 50

/**
 * Posts to servers that are changed often enough for none of them to refuse by its limits; every answer has to be one of
 * the contract's, and no fault of ours.
 */
function createPoster(running: RunningHub) {
  let { origin } = running
  let posted = 0
  const counts = { requests: 0, 'of them refused': 0 }
  const post = async (name: RouteName, path: string, body: unknown, token: string): Promise<void> => {
    if (++posted % freshLimitsEvery === 0) origin = await running.another()
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: { 'earshot-protocol': '1', 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    const answer: unknown = await response.json()
    counts.requests++
    if (response.status === 200) {
      routes[name].reply.parse(answer)
      return
    }
    counts['of them refused']++
    const { code } = Problem.parse(answer)
    expect(!/internal|too_many/.test(code), () => `${name}: ${code}`)
  }
  return { post, counts }
}

/** Requests of which one place of the body is spoiled. */
export async function sendRequests(running: RunningHub, { cases, seed }: Cases): Promise<Checked> {
  const { post, counts } = createPoster(running)
  const { station, stream, at, manifest } = await reviewerAtWork(running, ['play jazz'])
  const lead = await workstation(running, 'privacy')
  stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
  const filing = stream.append('escalation.filed', filed(at(0)))
  const { device: { signing, sealing } } = station
  const bodies: Partial<Record<RouteName, unknown>> = {
    'devices.enrol': signJson('enrol-device', { invitation: { id: '000000', secret: '000000000000' }, signingKey: signing.publicKey, sealingKey: sealing.publicKey }, signing),
    'people.join': { payload: 'e30', deviceSignature: 'A'.repeat(86), personSignature: null },
    'sessions.open': { payload: 'e30', deviceSignature: 'A'.repeat(86), personSignature: 'A'.repeat(86) },
    'leases.take': { batch: manifest.batch },
    'streams.send': { events: stream.pending(), waiting: 1 },
    'escalations.file': signJson('escalation', filing, signing),
    'escalations.step': { step: { action: 'acknowledge' }, seen: 1 },
    'escalations.telephone': { code: 'BCDF GHJK', category: 'threat', happeningNow: true, note: 'he said so' },
    'escalations.excerpt': { span: { from: 0, to: 500 } },
    'devices.receipt': signJson('receipt', {}, signing),
    'recoveries.ask': { person: station.person.person, sealed: { enc: 'AAAA', ciphertext: 'AAAA' } },
    'rescues.send': { size: 40, from: 0, bytes: 'A'.repeat(52) },
    'rota.replace': { from: 5, to: 9 },
    'rota.handOver': { to: newId() },
    'audit.whoHeard': { sought: { field: 'clip', text: at(0).clip }, reason: 'x' },
  }
  const forLeads: readonly RouteName[] = ['escalations.step', 'escalations.telephone', 'escalations.excerpt', 'rota.replace', 'rota.handOver', 'audit.whoHeard']
  const spoiledRequests = fc.constantFrom(...(Object.keys(bodies) as RouteName[])).chain(name => fc.tuple(fc.constant(name), spoiled(bodies[name])))
  await fc.assert(
    fc.asyncProperty(spoiledRequests, async ([name, body]) => {
      const path = routes[name].path.replace(':stream', stream.id).replace(':rescue', 'A'.repeat(43)).replace(/:\w+/, newId())
      await post(name, path, body, forLeads.includes(name) ? lead.token : station.token)
    }),
    { numRuns: cases, seed },
  )
  return counts
}

/** Events of which one place of the payload is spoiled, well committed to, and their filing, well signed. */
export async function sendEvents(running: RunningHub, { cases, seed }: Cases): Promise<Checked> {
  const { post, counts } = createPoster(running)
  const desk = await reviewerAtWork(running, ['play jazz'])
  const { station, stream } = desk
  await send(running, stream, station.token)
  await fc.assert(
    fc.asyncProperty(spoiledEvents(desk), async ({ type, payload, ofDevice }) => {
      const other = createStream(running, { device: station.device.id, person: ofDevice ? null : station.person.person })
      // What has no canonical JSON cannot be committed to; a workstation cannot write it either.
      if (!JSON.stringify(payload).isWellFormed() || JSON.stringify(payload).includes('\\ud')) return
      const event = other.appendRaw(type, payload)
      await post('streams.send', `/v1/streams/${other.id}/events`, { events: other.pending(), waiting: 0 }, station.token)
      await post('escalations.file', '/v1/escalations', signJson('escalation', event, station.device.signing), station.token)
    }),
    { numRuns: cases, seed },
  )
  return counts
}

const atHub = (name: string, run: typeof sendEvents): Target => ({
  name,
  async run(cases, folder) {
    const running = await openRunningHub(folder)
    try {
      return await run(running, cases)
    } finally {
      await running.close()
    }
  },
})

export const hubs: readonly Target[] = [atHub('requests to the hub', sendRequests), atHub('events to the hub', sendEvents)]
