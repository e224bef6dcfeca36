import { acknowledgeWithinMs, afterAction, severityOf, type EscalationState, type Severity } from '../../shared/domain/escalation.ts'
import type { EventPayload } from '../../shared/hub-api/events.ts'
import type { Store } from '../store/store.ts'

export type Filing = {
  filer: string
  device: string
  event: { id: string; at: number; commitment: string }
  payload: EventPayload<'escalation.filed'>
}

const graver = (one: Severity, other: Severity): Severity => (one < other ? one : other)

/** Nobody plays a clip that is evidence; only one that the filer was given can become it. */
async function hold(transaction: Store, { filer, payload }: Filing, now: number): Promise<void> {
  await transaction
    .updateTable('clips')
    .set({ held_at: now })
    .where('id', '=', payload.clip)
    .where('held_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('lease_clips')
          .innerJoin('leases', 'leases.id', 'lease_clips.lease')
          .select('leases.id')
          .whereRef('lease_clips.clip', '=', 'clips.id')
          .where('leases.person', '=', filer),
      ),
    )
    .execute()
}

/**
 * Opens a case: received at once, its clock running from now. A clip or lease unknown here is no reason to refuse:
 * telling about harm always leads somewhere. `joinedAt` where the filing came in its stream.
 */
export async function openCase(transaction: Store, filing: Filing, now: number, joinedAt: number | null): Promise<void> {
  const { filer, device, event, payload } = filing
  const severity = graver(payload.severity, severityOf(payload.category, payload.happeningNow))
  const before: EscalationState = 'filed'
  const state = afterAction(before, 'receive') ?? before
  await transaction
    .insertInto('escalations')
    .values({
      id: payload.escalation,
      filer,
      device,
      event: event.id,
      commitment: event.commitment,
      clip: payload.clip,
      category: payload.category,
      severity,
      happening_now: payload.happeningNow ? 1 : 0,
      span: payload.span === null ? null : JSON.stringify(payload.span),
      heard: JSON.stringify(payload.heard),
      transcript: payload.transcript,
      words: payload.words,
      sounds: payload.sounds,
      inference: payload.inference,
      zone: payload.zone,
      filed_at: event.at,
      received_at: now,
      state,
      due_at: now + acknowledgeWithinMs[severity],
      joined_at: joinedAt,
    })
    .execute()
  const transition = { escalation: payload.escalation, number: 1, at: now, person: null, action: 'receive', before, after: state } as const
  await transaction.insertInto('escalation_transitions').values(transition).execute()
  await hold(transaction, filing, now)
}

/** Whether a case that is here already was opened by this very filing. */
export async function knownCase(transaction: Store, { filer, event, payload }: Filing): Promise<'none' | 'same' | 'other'> {
  const found = await transaction
    .selectFrom('escalations')
    .select(['filer', 'event', 'commitment'])
    .where('id', '=', payload.escalation)
    .executeTakeFirst()
  if (found === undefined) return 'none'
  return found.filer === filer && found.event === event.id && found.commitment === event.commitment ? 'same' : 'other'
}
