import { openCase as startCase, advance, type TakenStep } from '../../shared/domain/case.ts'
import type { Insertable } from 'kysely'
import type { EscalationRow } from '../store/rows/escalations.ts'
import type { Store } from '../store/store.ts'
import { readClocks } from './clocks.ts'
import { noClip, severityAsFiled, wordsOf, type Filing } from './filing.ts'
import { joinFiling } from './join.ts'
import { rollupOf } from './rollup.ts'
import { theHub } from './steps.ts'

/** Nobody plays a clip that is evidence; only one that the filer was given can become it. */
async function hold(transaction: Store, filer: string, clip: string, now: number): Promise<void> {
  await transaction
    .updateTable('clips')
    .set({ held_at: now })
    .where('id', '=', clip)
    .where('held_at', 'is', null)
    .where('destroyed_at', 'is', null)
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('lease_clips')
            .innerJoin('leases', 'leases.id', 'lease_clips.lease')
            .select('leases.id')
            .whereRef('lease_clips.clip', '=', 'clips.id')
            .where('leases.person', '=', filer),
        ),
        exists(selectFrom('excerpts').select('excerpts.id').whereRef('excerpts.clip', '=', 'clips.id').where('excerpts.person', '=', filer)),
      ]),
    )
    .execute()
}

type Report = Omit<Insertable<EscalationRow>, keyof ReturnType<typeof rollupOf> | 'filed_category' | 'filed_severity' | 'received_at'> & Pick<EscalationRow, 'category' | 'severity'>

/** Writes a case down by the step that receives it. */
export async function insertCase(transaction: Store, { category, severity, ...report }: Report, received: TakenStep): Promise<void> {
  const filed = startCase({ filer: report.filer, category, severity })
  const next = advance(filed, received)
  if (!next.ok) throw new Error(`A report could not be received: ${next.why}`)
  const rollup = rollupOf(next.case, [received], await readClocks(transaction))
  const { at, by: { person, role, deputy }, step } = received
  await transaction
    .insertInto('escalations')
    .values({ ...report, filed_category: category, filed_severity: severity, received_at: at, ...rollup })
    .execute()
  await transaction
    .insertInto('case_steps')
    .values({ escalation: report.id, number: 1, at, person, role, deputy: deputy ? 1 : 0, step: JSON.stringify(step), before: filed.state, after: next.case.state })
    .execute()
  await hold(transaction, report.filer, report.clip, at)
}

/**
 * Opens a case: received at once, its clock running from now; or joins the one that a telephone call has opened. A clip
 * or lease unknown here is no reason to refuse: telling about harm always leads somewhere. `joinedAt` where the filing
 * came in its stream.
 */
export async function openCase(transaction: Store, filing: Filing, now: number, joinedAt: number | null): Promise<void> {
  if (await joinFiling(transaction, filing, now, joinedAt)) return
  const { payload, filer } = filing
  const report = {
    ...wordsOf(filing), id: payload.escalation, filer, clip: payload.clip ?? noClip, category: payload.category, severity: severityAsFiled(payload),
    happening_now: payload.happeningNow ? 1 : 0, telephone: 0, joined_at: joinedAt,
  } as const
  await insertCase(transaction, report, { at: now, by: theHub, step: { action: 'receive' } })
}

/** Whether a case that is here already was opened by this very filing. */
export async function knownCase(transaction: Store, { filer, event, payload }: Filing): Promise<'none' | 'same' | 'other'> {
  const found = await transaction
    .selectFrom('escalations')
    .select(['filer', 'event', 'commitment'])
    .where(({ or, eb }) => or([eb('filing', '=', payload.escalation), eb('id', '=', payload.escalation)]))
    .executeTakeFirst()
  if (found === undefined) return 'none'
  return found.filer === filer && found.event === event.id && found.commitment === event.commitment ? 'same' : 'other'
}
