import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { Problem } from '../../../shared/hub-api/problem.ts'
import { routes, type RouteName } from '../../../shared/hub-api/routes.ts'
import { signJson } from '../../../electron/core/crypto/signing.ts'
import { annotation, filed, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { spoiled } from '../../support/spoiled.ts'
import { createStream, newId, send, workstation } from '../support/workstation.ts'

/** Cases of each kind; EARSHOT_FUZZ multiplies them. */
const runs = 150 * Number(process.env['EARSHOT_FUZZ'] ?? 1)
const freshLimitsEvery = 50

/** Posts to servers that are changed often enough for none of them to refuse by its limits. */
function createPoster(running: RunningHub) {
  let { origin } = running
  let posted = 0
  return async (path: string, body: unknown, token: string): Promise<Response> => {
    if (++posted % freshLimitsEvery === 0) origin = await running.another()
    return fetch(origin + path, {
      method: 'POST',
      headers: { 'earshot-protocol': '1', 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
  }
}

async function expectWithinContract(name: RouteName, response: Response): Promise<void> {
  const answer: unknown = await response.json()
  if (response.status === 200) routes[name].reply.parse(answer)
  else expect(Problem.parse(answer).code).not.toMatch(/internal|too_many/)
}

describe('nothing that is spoiled makes the server fail or answer outside the contract:', () => {
  it('no request', async () => {
    const running = await runHub()
    const post = createPoster(running)
    const { station, stream, at, manifest } = await reviewerAtWork(running, ['play jazz'])
    const lead = await workstation(running, 'safety')
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
    }
    const forLeads: readonly RouteName[] = ['escalations.step', 'escalations.telephone', 'escalations.excerpt']
    const cases = fc.constantFrom(...(Object.keys(bodies) as RouteName[])).chain(name => fc.tuple(fc.constant(name), spoiled(bodies[name])))
    await fc.assert(
      fc.asyncProperty(cases, async ([name, body]) => {
        const path = routes[name].path.replace(':stream', stream.id).replace(/:\w+/, newId())
        await expectWithinContract(name, await post(path, body, forLeads.includes(name) ? lead.token : station.token))
      }),
      { numRuns: runs },
    )
  }, 600_000)

  it('no payload of an event, well committed to, nor the filing of one, well signed', async () => {
    const running = await runHub()
    const post = createPoster(running)
    const { station, stream, shift, at } = await reviewerAtWork(running, ['play jazz'])
    await send(running, stream, station.token)
    const { clip, lease, batch } = at(0)
    const payloads = {
      'shift.started': { shift: newId(), zone: 'UTC' },
      'shift.locked': { shift, since: 5 },
      'shift.ended': { shift, endedAt: 5, repaired: true, reason: 'x' },
      'batch.received': { batch, lease, clips: 1 },
      'clip.played': { clip, lease, shift, played: [{ from: 0, to: 5 }], speed: 1 },
      'annotation.submitted': submitted(at(0), annotation('play jazz', { slots: [{ label: 'genre', words: { from: 1, to: 2 } }] })),
      'clip.skipped': { ...at(0), revision: 1, cause: 'other', handlingMs: 5 },
      'decision.withdrawn': { ...at(0), revision: 1 },
      'escalation.filed': filed(at(0)),
    }
    const types = Object.keys(payloads) as (keyof typeof payloads)[]
    const cases = fc.constantFrom(...types).chain(type => fc.tuple(fc.constant(type), spoiled(payloads[type])))
    await fc.assert(
      fc.asyncProperty(cases, async ([type, payload]) => {
        const other = createStream(running, { device: station.device.id, person: station.person.person })
        // What has no canonical JSON cannot be committed to; a workstation cannot write it either.
        if (!JSON.stringify(payload).isWellFormed() || JSON.stringify(payload).includes('\\ud')) return
        const event = other.appendRaw(type, payload)
        const path = `/v1/streams/${other.id}/events`
        await expectWithinContract('streams.send', await post(path, { events: other.pending(), waiting: 0 }, station.token))
        await expectWithinContract('escalations.file', await post('/v1/escalations', signJson('escalation', event, station.device.signing), station.token))
      }),
      { numRuns: runs },
    )
  }, 600_000)
})
