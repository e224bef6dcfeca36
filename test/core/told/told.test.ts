import { expect, test } from 'vitest'
import { createToldHandlers } from '../../../electron/core/told/handlers.ts'
import { createKept } from '../../../electron/core/settings/kept.ts'
import type { Desk } from '../../../electron/core/desk/desk.ts'
import type { Policy } from '../../../shared/hub-api/hello.ts'
import { openWorkplace } from '../../support/in-test.ts'

test('a reviewer is told once what is kept of their work, and finds it again', async () => {
  const { ask, clock, events } = await openWorkplace([])
  expect(await ask('told.read', {})).toEqual({ visibility: 'named', retentionDays: 30, acknowledgedAt: null, changed: false })
  const acknowledgedAt = clock.now()
  expect(await ask('told.acknowledge', {})).toMatchObject({ acknowledgedAt })
  expect(events).toContain('settings.changed')
  clock.pass(86_400_000)
  expect(await ask('told.read', {})).toEqual({ visibility: 'named', retentionDays: 30, acknowledgedAt, changed: false })
})

test('they are told anew when the policy keeps or shows something else, and not when it changes otherwise', async () => {
  const { vault } = await openWorkplace([])
  const policy = { statistics: { visibility: 'named', retentionDays: 30 }, shiftHours: 9 } as Policy
  const desk = { kept: createKept(vault.db), now: () => 7, emit: () => undefined } as unknown as Desk
  const told = createToldHandlers(desk, () => policy)
  await told['told.acknowledge']({})
  policy.shiftHours = 8
  expect(await told['told.read']({})).toMatchObject({ acknowledgedAt: 7, changed: false })
  policy.statistics = { visibility: 'named', retentionDays: 60 }
  expect(await told['told.read']({})).toEqual({ visibility: 'named', retentionDays: 60, acknowledgedAt: null, changed: true })
  await told['told.acknowledge']({})
  policy.statistics = { visibility: 'grouped', retentionDays: 60 }
  expect(await told['told.read']({})).toMatchObject({ visibility: 'grouped', acknowledgedAt: null, changed: true })
})
