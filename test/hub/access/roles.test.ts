import { describe, expect, it } from 'vitest'
import { retireDevice } from '../../../hub/access/devices.ts'
import { Role } from '../../../shared/domain/values.ts'
import { openToRetired, routes, type RouteName } from '../../../shared/hub-api/routes.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { enrolDevice, newId, sessionBody, workstation, type Workstation } from '../support/workstation.ts'

const callers = ['nobody', 'device', ...Role.options, 'retired'] as const
type Caller = (typeof callers)[number]

type Met = 'in' | 'unauthorised' | 'forbidden' | 'device_retired'

/** Who is let in where; written out, so that a changed right shows here. A retired device's person is a reviewer. */
const open: readonly RouteName[] = ['hub.hello', 'devices.enrol', 'people.join', 'sessions.open']
const anyDevice: readonly RouteName[] = ['streams.head', 'streams.hashes', 'streams.rejected', 'streams.send', 'devices.receipt', 'recoveries.ask', 'recoveries.read', 'clips.withdrawn', 'leases.standing', 'leases.present']
const own: readonly RouteName[] = ['rescues.read', 'rescues.send']
const answering: readonly RouteName[] = ['questions.queue', 'questions.excerpt']
const reporting: readonly RouteName[] = ['escalations.file', 'escalations.mine']
const casework: readonly RouteName[] = ['escalations.list', 'escalations.telephone', 'escalations.read', 'escalations.excerpt']
const onCall: readonly RouteName[] = ['rota.read', 'rota.replace', 'rota.handOver']
const overseeing: readonly RouteName[] = ['rejections.list', 'rejections.settle', 'escalations.step', 'escalations.leads', 'escalations.figures', 'audit.hub', ...onCall]
const recalled: readonly RouteName[] = ['recalls.list', 'recalls.read']
const deciding: readonly RouteName[] = ['adjudications.list', 'adjudications.read', 'adjudications.excerpt', 'adjudications.settle', 'gold.contests', 'gold.excerpt', 'gold.decide']
const rights: Record<Role, readonly RouteName[]> = {
  reviewer: [...own, 'gold.mine', 'batches.list', 'leases.take', 'leases.pack', 'documents.read', 'questions.mine', 'quality.mine', 'shifts.mine', 'figures.mine', ...reporting, ...answering],
  supervisor: [...own, ...deciding, 'shifts.list', 'figures.period', 'batches.followed', 'quality.read', 'quality.spots', 'needs.list', 'batches.give', 'batches.due', 'escalations.team', ...recalled, ...reporting, ...answering, ...overseeing],
  safety: [...own, 'escalations.evidence', ...casework, ...overseeing],
  privacy: [...own, 'audit.whoHeard', 'audit.queries', 'audit.askHub', 'recalls.issue', 'recalls.confirm', ...recalled, ...casework, ...overseeing],
}

/** What each caller must meet at the gate, told apart from what the route itself would say. */
const expected = (name: RouteName, caller: Caller): Met => {
  if (open.includes(name)) return 'in'
  if (caller === 'nobody') return 'unauthorised'
  if (caller === 'retired') return !openToRetired.includes(name) ? 'device_retired' : anyDevice.includes(name) || rights.reviewer.includes(name) ? 'in' : 'forbidden'
  if (anyDevice.includes(name)) return 'in'
  return caller !== 'device' && rights[caller].includes(name) ? 'in' : 'forbidden'
}

async function knock(running: RunningHub, name: RouteName, token: string | null): Promise<string> {
  const { method, path } = routes[name]
  const response = await fetch(running.origin + path.replace(/:\w+/, newId()), {
    method,
    headers: { 'earshot-protocol': '1', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  })
  const { code } = (await response.json()) as { code?: string }
  return code === 'unauthorised' || code === 'forbidden' || code === 'device_retired' ? code : 'in'
}

async function retiredWorkstation(running: RunningHub): Promise<Workstation> {
  const station = await workstation(running, 'reviewer')
  await retireDevice(running.hub, station.device.id, 'left', false)
  await station.renew()
  return station
}

describe('every route meets every caller', () => {
  it('and is in the table', () => {
    expect([...new Set([...open, ...anyDevice, ...Object.values(rights).flat()])].toSorted()).toEqual(Object.keys(routes).toSorted())
  })

  it('and lets in those it is for, nobody else', async () => {
    const running = await runHub()
    const tokens: Record<Caller, string | null> = {
      nobody: null,
      device: (await running.get('sessions.open', { body: sessionBody(running, await enrolDevice(running), null) })).token,
      reviewer: (await workstation(running, 'reviewer')).token,
      supervisor: (await workstation(running, 'supervisor')).token,
      safety: (await workstation(running, 'safety')).token,
      privacy: (await workstation(running, 'privacy')).token,
      retired: (await retiredWorkstation(running)).token,
    }
    const table = (ask: (name: RouteName, caller: Caller) => Promise<string>) =>
      Promise.all((Object.keys(routes) as RouteName[]).map(async name => [name, await Promise.all(callers.map(caller => ask(name, caller)))]))
    expect(await table((name, caller) => knock(running, name, tokens[caller]))).toEqual(await table(async (name, caller) => expected(name, caller)))
  })
})
