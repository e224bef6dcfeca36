import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { severityOf } from '../../shared/domain/escalation.ts'
import type { TelephoneReport } from '../../shared/hub-api/escalations.ts'
import type { Hub } from '../hub.ts'
import { findCoded } from '../leases/phone-codes.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { openOn } from './join.ts'
import { insertCase } from './open.ts'
import { actorOf, refusalFor, takeStep, theHub, type Stepped } from './steps.ts'

type Report = z.infer<typeof TelephoneReport>
type Coded = { clip: string; filer: string; device: string }

const require = (stepped: Stepped): void => {
  if (!stepped.ok) throw refusalFor(stepped.why)
}

/** A case of which the hub has nothing yet but what was said on the telephone. */
async function openByTelephone(transaction: Store, { clip, filer, device }: Coded, { category, happeningNow }: Report, taker: string, now: number): Promise<string> {
  const by = await actorOf(transaction, taker)
  if (taker === filer) throw refusalFor('own_report')
  const id = randomUUID()
  const severity = severityOf(category, happeningNow)
  const nothingYet = { filing: null, event: null, commitment: null, span: null, heard: '[]', transcript: '', words: '', sounds: '', inference: '', zone: 'UTC' }
  const report = { ...nothingYet, id, filer, device, clip, category, severity, happening_now: happeningNow ? 1 : 0, telephone: 1, filed_at: now, joined_at: null } as const
  await insertCase(transaction, report, { at: now, by, step: { action: 'receive_by_telephone' } })
  return id
}

/** The laptop's filing was faster: the call adds to its case. */
async function joinCall(transaction: Store, escalation: string, { category, happeningNow }: Report, now: number): Promise<string> {
  const step = { action: 'join_report', by: 'telephone', category, severity: severityOf(category, happeningNow) } as const
  require(await takeStep(transaction, escalation, { at: now, by: theHub, step }))
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
    const open = await openOn(transaction, coded.filer, coded.clip).executeTakeFirst()
    const escalation = open === undefined
      ? await openByTelephone(transaction, coded, report, taker, now)
      : await joinCall(transaction, open.id, report, now)
    if (report.note.trim() !== '') {
      const by = await actorOf(transaction, taker)
      require(await takeStep(transaction, escalation, { at: now, by, step: { action: 'note', text: report.note } }))
    }
    return { escalation }
  })
}
