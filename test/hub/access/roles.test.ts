import { describe, expect, it } from 'vitest'
import { Role } from '../../../shared/domain/values.ts'
import { routes, type RouteName } from '../../../shared/hub-api/routes.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { enrolDevice, newId, sessionBody, workstation } from '../support/workstation.ts'

const callers = ['nobody', 'device', ...Role.options] as const
type Caller = (typeof callers)[number]

/** What each caller must meet at the gate, told apart from what the route itself would say. */
const expected = (name: RouteName, caller: Caller): 'in' | 'unauthorised' | 'forbidden' => {
  const { access } = routes[name]
  if (access === 'open') return 'in'
  if (caller === 'nobody') return 'unauthorised'
  if (access === 'device') return 'in'
  return access.some(role => role === caller) ? 'in' : 'forbidden'
}

async function knock(running: RunningHub, name: RouteName, token: string | null): Promise<string> {
  const { method, path } = routes[name]
  const response = await fetch(running.origin + path.replace(/:\w+/, newId()), {
    method,
    headers: { 'earshot-protocol': '1', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  })
  const { code } = (await response.json()) as { code?: string }
  return code === 'unauthorised' || code === 'forbidden' ? code : 'in'
}

describe('every route meets every caller', () => {
  it('and lets in those it is for, nobody else', async () => {
    const running = await runHub()
    const tokens: Record<Caller, string | null> = {
      nobody: null,
      device: (await running.get('sessions.open', { body: sessionBody(running, await enrolDevice(running), null) })).token,
      reviewer: (await workstation(running, 'reviewer')).token,
      supervisor: (await workstation(running, 'supervisor')).token,
      safety: (await workstation(running, 'safety')).token,
      privacy: (await workstation(running, 'privacy')).token,
    }
    const table = (ask: (name: RouteName, caller: Caller) => Promise<string>) =>
      Promise.all((Object.keys(routes) as RouteName[]).map(async name => [name, await Promise.all(callers.map(caller => ask(name, caller)))]))
    expect(await table((name, caller) => knock(running, name, tokens[caller]))).toEqual(await table(async (name, caller) => expected(name, caller)))
  })
})
