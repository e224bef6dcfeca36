import { needsFactor } from '../access/second-factor.ts'
import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import { readNotifySettings, type NotifySettings } from '../notices/settings.ts'
import { readOverlaps, type Overlap } from '../shifts/overlaps.ts'
import { readGaps } from '../rota/seconds.ts'
import type { Store } from '../store/store.ts'

// What an operator has to look at before somebody is needed who cannot be reached.

export type Warning =
  /** An hour, or several in a row, in which some moment has fewer than two people on call who can be the second. */
  | { kind: 'rota_thin'; from: number; to: number; people: number }
  | { kind: 'factor_missing' | 'contact_missing' | 'pin_missing'; person: string }
  | { kind: 'mail_server_missing' | 'base_url_missing' | 'notify_unreadable' }
  /** Somebody was clocked in on two workstations at once. */
  | ({ kind: 'shifts_overlap' } & Overlap)
  | { kind: 'notices_waiting' | 'notices_given_up'; count: number }

const longWaitMs = 5 * 60_000
const lookBackMs = 7 * 24 * 3_600_000

async function peopleWarnings(store: Store): Promise<Warning[]> {
  const rows = await store
    .selectFrom('people')
    .leftJoin('second_factors', 'second_factors.person', 'people.id')
    .leftJoin('pins', 'pins.person', 'people.id')
    .select(({ exists, selectFrom }) => [
      'people.code', 'people.role', 'people.deputy', 'second_factors.person as factor', 'pins.person as pin',
      exists(selectFrom('contacts').select('contacts.person').whereRef('contacts.person', '=', 'people.id')).as('reached'),
    ])
    .where(({ or, eb }) => or([eb('people.role', 'in', ['safety', 'privacy']), eb('people.deputy', '=', 1)]))
    .orderBy('people.code')
    .execute()
  return rows.flatMap(({ code: person, role, factor, pin, reached }): Warning[] => [
    ...(needsFactor(role) && factor === null ? [{ kind: 'factor_missing', person } as const] : []),
    ...(Number(reached) === 0 ? [{ kind: 'contact_missing', person } as const] : []),
    ...(role === 'safety' && Number(reached) === 1 && pin === null ? [{ kind: 'pin_missing', person } as const] : []),
  ])
}

function settingsIn(folder: string): NotifySettings | null {
  try {
    return readNotifySettings(folder)
  } catch (error) {
    if (error instanceof HubFault) return null
    throw error
  }
}

async function sendingWarnings({ store, folder }: Hub): Promise<Warning[]> {
  const settings = settingsIn(folder)
  if (settings === null) return [{ kind: 'notify_unreadable' }]
  const channels = (await store.selectFrom('contacts').select('channel').distinct().execute()).map(({ channel }) => channel)
  return [
    ...(channels.includes('email') && settings.smtp === null ? [{ kind: 'mail_server_missing' } as const] : []),
    ...(channels.length > 0 && settings.baseUrl === null ? [{ kind: 'base_url_missing' } as const] : []),
  ]
}

async function noticeWarnings({ store, now }: Hub): Promise<Warning[]> {
  const counted = async (query: { executeTakeFirstOrThrow(): Promise<{ n: number | bigint | string }> }): Promise<number> => Number((await query.executeTakeFirstOrThrow()).n)
  const notices = store.selectFrom('notices').select(({ fn }) => fn.countAll().as('n'))
  const waiting = await counted(notices.where('outcome', 'is', null).where('made_at', '<', now() - longWaitMs))
  const givenUp = await counted(notices.where('outcome', '=', 'given_up').where('settled_at', '>', now() - lookBackMs))
  return [
    ...(waiting > 0 ? [{ kind: 'notices_waiting', count: waiting } as const] : []),
    ...(givenUp > 0 ? [{ kind: 'notices_given_up', count: givenUp } as const] : []),
  ]
}

/** Everything that would keep a report from finding somebody, within the next seven days as far as that is a matter of time; and shifts that cannot all be right. */
export async function readWarnings(hub: Hub): Promise<Warning[]> {
  const gaps = (await readGaps(hub.store, hub.now())).map(gap => ({ kind: 'rota_thin', ...gap }) as const)
  const overlaps = (await readOverlaps(hub.store, hub.now() - lookBackMs)).map(overlap => ({ kind: 'shifts_overlap', ...overlap }) as const)
  return [...gaps, ...(await peopleWarnings(hub.store)), ...overlaps, ...(await sendingWarnings(hub)), ...(await noticeWarnings(hub))]
}
