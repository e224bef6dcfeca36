import type { ClockKind } from '../../../shared/domain/case-steps.ts'
import { addPerson } from '../../../hub/access/people.ts'
import { givePin } from '../../../hub/access/pins.ts'
import { deliveryOf, turnClocks } from '../../../hub/clocks/worker.ts'
import { setEmail, setWebhook } from '../../../hub/notices/contacts.ts'
import { deliverDue } from '../../../hub/notices/deliver.ts'
import { noSettings, type NotifySettings } from '../../../hub/notices/settings.ts'
import { addSpan } from '../../../hub/rota/spans.ts'
import { createLog } from '../../../hub/server/log.ts'
import type { Hub } from '../../../hub/hub.ts'
import type { Role } from '../../../shared/domain/values.ts'
import { mailServer } from './receivers.ts'
import { runHub, type RunningHub } from './running-hub.ts'

const hour = 3_600_000

export type OnDuty = { id: string; code: string; email: string; pin: string }

/** Somebody on call from now for a day, reached by mail, with a PIN. */
export async function putOnDuty(running: RunningHub, code: string, place: number, role: Role = 'safety'): Promise<OnDuty> {
  const { hub, clock } = running
  const { person: id } = await addPerson(hub, code, role)
  const email = `${code}@people.example`
  await setEmail(hub, id, email)
  await addSpan(hub.store, { person: id, from: clock.now() - hour, to: clock.now() + 24 * hour, place }, null, clock.now())
  return { id, code, email, pin: await givePin(hub, id) }
}

/** A hub with a real mail server, whose clocks and messages turn when told to. */
export async function hubOnDuty(changes: Partial<NotifySettings> = {}) {
  const running = await runHub()
  const mail = await mailServer()
  const lines: string[] = []
  const log = createLog({ write: line => void lines.push(line) }, 'trace')
  const smtp = { host: '127.0.0.1', port: mail.port, security: 'none', user: null, password: null, from: 'hub@earshot.example' } as const
  const settings: NotifySettings = { ...noSettings, smtp, baseUrl: running.origin, ...changes }
  return {
    running, mail, settings,
    logged: () => running.logged() + lines.join(''),
    /** What the worker of a serving hub does each second, once; `hub` is another process's where given. */
    async turn(hub: Hub = running.hub) {
      await turnClocks(hub)
      await deliverDue(hub, deliveryOf(hub, log, () => settings))
    },
    async pass(ms: number) {
      running.clock.pass(ms)
      await this.turn()
    },
    /** To whom mail went since this was asked last. */
    told: () => mail.taken.splice(0).flatMap(({ to }) => to).toSorted(),
  }
}

/** A case's hand-ons: for which clock, and to whom. */
export async function handOns({ hub }: RunningHub, escalation: string): Promise<{ clock: ClockKind; to: string | null }[]> {
  const rows = await hub.store.selectFrom('case_steps').select('step').where('escalation', '=', escalation).orderBy('number').execute()
  return rows.flatMap(({ step }) => {
    const { action, clock, to } = JSON.parse(step) as { action: string; clock: ClockKind; to: string | null }
    return action === 'hand_on' ? [{ clock, to }] : []
  })
}

export const addWebhook = (running: RunningHub, { id }: OnDuty, url: string): Promise<string> => setWebhook(running.hub, id, url)
