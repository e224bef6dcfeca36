import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Actor } from '../../shared/domain/case-rules.ts'
import { severityOf, type Severity } from '../../shared/domain/escalation.ts'
import type { TelephoneReport } from '../../shared/hub-api/escalations.ts'
import type { Hub } from '../hub.ts'
import { findCoded } from '../leases/phone-codes.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { openOn } from './join.ts'
import { insertCase } from './open.ts'
import { actorOf, decide, refusalFor, theHub, type Stepped } from './steps.ts'

type Report = z.infer<typeof TelephoneReport>
type Coded = { clip: string; filer: string; device: string }

const require = (stepped: Stepped): void => {
  if (!stepped.ok) throw refusalFor(stepped.why)
}

type Told = Coded & Pick<Report, 'category' | 'happeningNow'>

/** A report of which the hub has nothing yet but what was said on the telephone, as columns. */
export const reportByTelephone = (id: string, { happeningNow, ...told }: Told & { severity: Severity }, now: number) => ({
  filing: null, event: null, commitment: null, span: null, heard: '[]', transcript: '', words: '', sounds: '', inference: '', zone: 'UTC',
  ...told, id, happening_now: happeningNow ? 1 : 0, telephone: 1, filed_at: now, joined_at: null,
} as const)

async function openByTelephone(hub: Hub, transaction: Store, told: Told, by: Actor, now: number): Promise<string> {
  if (by.person === told.filer) throw refusalFor('own_report')
  const escalation = randomUUID()
  const severity = severityOf(told.category, told.happeningNow)
  await insertCase(transaction, reportByTelephone(escalation, { ...told, severity }, now), { at: now, by, step: { action: 'receive_by_telephone' } })
  await hub.journal.append(transaction, 'case.telephoned', { escalation, by, ...told })
  return escalation
}

/** The laptop's filing was faster: the call adds to its case. */
async function joinCall(hub: Hub, transaction: Store, escalation: string, { category, happeningNow }: Told, now: number): Promise<string> {
  const step = { action: 'join_report', by: 'telephone', category, severity: severityOf(category, happeningNow) } as const
  require(await decide(hub, transaction, escalation, { at: now, by: theHub, step }))
  return escalation
}

/**
 * Takes a report by telephone: finds the clip by the code that the reviewer reads out, and opens its case with the
 * clock running from now, or adds to the one that its filer has open. Refuses with `phone_code_unknown`.
 */
export async function takeCall(hub: Hub, report: Report, taker: string): Promise<{ escalation: string }> {
  return hub.store.transaction().execute(async transaction => {
    const now = hub.now()
    const coded = await findCoded(transaction, report.code)
    if (coded === null) throw new Refusal('phone_code_unknown', 'No clip goes by this code. Have it read out again, letter by letter.')
    const by = await actorOf(transaction, taker)
    const open = await openOn(transaction, coded.filer, coded.clip).executeTakeFirst()
    const told = { ...coded, category: report.category, happeningNow: report.happeningNow }
    const escalation = open === undefined
      ? await openByTelephone(hub, transaction, told, by, now)
      : await joinCall(hub, transaction, open.id, told, now)
    if (report.note.trim() !== '') require(await decide(hub, transaction, escalation, { at: now, by, step: { action: 'note', text: report.note } }))
    return { escalation }
  })
}
