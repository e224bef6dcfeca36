import type { z } from 'zod'
import { eventPayloads } from '../../shared/hub-api/events.ts'
import type { OwnEscalation } from '../../shared/hub-api/escalations.ts'
import type { Signed } from '../../shared/hub-api/signed.ts'
import { SentEvent } from '../../shared/hub-api/streams.ts'
import { readPayload, requireDevice } from '../access/signed.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { SignedInCaller } from '../server/call.ts'
import { recordFinding } from '../store/findings.ts'
import type { Store } from '../store/store.ts'
import { checkArrivals } from '../streams/arrivals.ts'
import { readOwn } from './own.ts'
import { reportedApart, type Filing, type Reported } from './filing.ts'
import { knownCase, openCase } from './open.ts'
import { takeWaitingSteps } from './waiting.ts'

async function readFiling(hub: Hub, signed: Signed, { device, person }: SignedInCaller): Promise<Filing> {
  const { signing_key: key } = await hub.store.selectFrom('devices').select('signing_key').where('id', '=', device).executeTakeFirstOrThrow()
  requireDevice('escalation', signed, key)
  const sent = readPayload(SentEvent, signed.payload)
  checkArrivals([sent])
  const payload = reportedIn(sent)
  if (payload === null) throw new Refusal('invalid_request', 'What was signed is not the filing of an escalation.')
  return { filer: person.person, device, event: sent.envelope, payload }
}

/** What an event reports, null where it is no report. */
function reportedIn({ envelope: { type }, payload }: z.infer<typeof SentEvent>): Reported | null {
  if (type === 'escalation.filed') return eventPayloads[type].safeParse(payload).data ?? null
  if (type !== 'report.filed') return null
  const apart = eventPayloads[type].safeParse(payload)
  return apart.success ? reportedApart(apart.data) : null
}

/** Opens the case unless this very filing has; two different filings of one case are taken down, never merged. */
async function openOnce(hub: Hub, transaction: Store, filing: Filing): Promise<Refusal | null> {
  const known = await knownCase(transaction, filing)
  if (known === 'none') {
    await openCase(transaction, filing, hub.now(), null)
    await takeWaitingSteps(transaction, filing.payload.escalation)
  }
  if (known !== 'other') return null
  const { device, payload } = filing
  await recordFinding(transaction, hub.now(), { kind: 'escalation_mismatch', device, stream: null, seq: null, escalation: payload.escalation })
  return new Refusal('wrong_state', 'Another filing opened this case; it stands, and this one was taken down beside it.')
}

/** Takes a filing ahead of its stream, signed by the device; filing the same again changes nothing. */
export async function fileEscalation(hub: Hub, signed: Signed, caller: SignedInCaller): Promise<OwnEscalation> {
  const filing = await readFiling(hub, signed, caller)
  const refusal = await hub.store.transaction().execute(transaction => openOnce(hub, transaction, filing))
  if (refusal !== null) throw refusal
  return readOwn(hub.store, filing.payload.escalation)
}
