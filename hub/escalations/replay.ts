import { severityOf } from '../../shared/domain/escalation.ts'
import type { JournalPayload } from '../journal/entries.ts'
import type { Replayers, Unready } from '../journal/replayer.ts'
import type { Store } from '../store/store.ts'
import { insertCase } from './open.ts'
import { refusalFor, takeStep } from './steps.ts'
import { reportByTelephone } from './telephone.ts'

/** Takes a step again as it was taken; why not, where the case is not here or has gone another way. */
export async function stepAgain(transaction: Store, at: number, { escalation, by, step }: JournalPayload<'case.stepped'>): Promise<Unready | null> {
  const stepped = await takeStep(transaction, escalation, { at, by, step })
  return stepped.ok ? null : { subject: escalation, why: refusalFor(stepped.why).message }
}

/** What safety leads and others decided since a backup, and what was told them on the telephone. */
export const caseReplayers: Pick<Replayers, 'case.stepped' | 'case.telephoned'> = {
  'case.stepped': (transaction, { at, payload }) => stepAgain(transaction, at, payload),
  async 'case.telephoned'(transaction, { at, payload: { escalation, by, ...told } }) {
    const here = await transaction.selectFrom('escalations').select('id').where('id', '=', escalation).executeTakeFirst()
    if (here !== undefined) return null
    const filer = await transaction.selectFrom('people').select('id').where('id', '=', told.filer).executeTakeFirst()
    const device = await transaction.selectFrom('devices').select('id').where('id', '=', told.device).executeTakeFirst()
    if (filer === undefined || device === undefined) return { subject: escalation, why: 'Its filer or their device is not known here.' }
    const severity = severityOf(told.category, told.happeningNow)
    await insertCase(transaction, reportByTelephone(escalation, { ...told, severity }, at), { at, by, step: { action: 'receive_by_telephone' } })
    return null
  },
}
