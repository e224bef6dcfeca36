import { HubFault } from '../fault.ts'
import { setDue } from '../leases/due.ts'
import { endLease, listLeases } from '../leases/end.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'
import { givenInstant, instant, instantWords } from './instants.ts'

type Lease = Awaited<ReturnType<typeof listLeases>>[number]

function standing({ endedFor, endedAt, reason, endsAt }: Lease): string {
  if (endedFor === null) return `runs until ${instant(endsAt)}`
  const why = endedAt === null ? endedFor : `ended here ${instant(endedAt)}: ${reason ?? ''}`
  return `${why}; its device has not yet said that the keys are gone`
}

export const list = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const leases = await listLeases(hub)
    const rows = leases.map(lease => `${lease.lease}  ${lease.person} on ${lease.device}  "${lease.name}", ${lease.clips} clips  ${standing(lease)}`)
    return { value: { leases }, words: rows.length === 0 ? 'No lease runs, and every device has said that the keys of the others are gone.' : rows.join('\n') }
  })

/** Says by when a batch has to be answered; without a time, that nobody waits for it. */
export const due = (batch: string, { data, by }: CommonOptions & { by?: string }): Promise<Outcome> =>
  withHub(data, async hub => {
    const dueAt = givenInstant('--by', by)
    if (!(await setDue(hub, { batch, dueAt }, null))) throw new HubFault('batch_unknown', `There is no batch ${batch}.`, 'Nothing was changed.', '"assign" prints the id of the batch that it makes, and so does the file of batches that a supervisor saves.')
    return { value: { batch, dueAt }, words: dueAt === null ? 'Nobody waits for this batch any more.' : `This batch has to be answered by ${instantWords(dueAt)}.` }
  })

export const end = (lease: string, { data, reason }: CommonOptions & { reason: string }): Promise<Outcome> =>
  withHub(data, async hub => {
    const ended = await endLease(hub, lease, reason)
    const words = [
      `The lease of ${ended.person} has ended: the laptop destroys its half of the keys at its next contact, and nothing of it plays from then on.`,
      'What was answered counts, also where it is sent later; what was not can be given to others now.',
    ]
    return { value: { lease, ...ended, reason }, words: words.join('\n') }
  })
