import { endLease, listLeases } from '../leases/end.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'
import { instant } from './instants.ts'

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

export const end = (lease: string, { data, reason }: CommonOptions & { reason: string }): Promise<Outcome> =>
  withHub(data, async hub => {
    const ended = await endLease(hub, lease, reason)
    const words = [
      `The lease of ${ended.person} has ended: the laptop destroys its half of the keys at its next contact, and nothing of it plays from then on.`,
      'What was answered counts, also where it is sent later; what was not can be given to others now.',
    ]
    return { value: { lease, ...ended, reason }, words: words.join('\n') }
  })
