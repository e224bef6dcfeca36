import type { HubStatus } from '../status/status.ts'
import type { Warning } from '../status/warnings.ts'

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`
const instant = (at: number): string => new Date(at).toISOString().replace('T', ' ').slice(0, 16)

function warningWords(warning: Warning): string {
  switch (warning.kind) {
    case 'rota_thin':
      return `from ${instant(warning.from)} to ${instant(warning.to)} UTC ${warning.people === 0 ? 'nobody is' : 'one person alone is'} on call who can decide with another; put somebody on with: rota set`
    case 'factor_missing':
      return `${warning.person} has no second factor and cannot sign in; give one with: people totp ${warning.person}`
    case 'contact_missing':
      return `${warning.person} is reached by no message; say how with: people contact ${warning.person} --email ADDRESS`
    case 'pin_missing':
      return `${warning.person} has no PIN and cannot acknowledge from a telephone; give one with: people pin ${warning.person}`
    case 'mail_server_missing':
      return 'there are mail addresses and no mail server; name one with: notify set --smtp-host HOST --from ADDRESS'
    case 'base_url_missing':
      return 'messages carry no link, because nobody said where a telephone finds this hub; say it with: notify set --base-url URL'
    case 'notify_unreadable':
      return 'keys/notify.json cannot be read, and no message is sent; say again how with: notify set --clear'
    case 'notices_waiting':
      return `${warning.count} messages could not be sent for more than five minutes; try a contact with: notify test CODE`
    case 'shifts_overlap':
      return `${warning.person} was clocked in on two workstations from ${instant(warning.from)} to ${instant(warning.to)} UTC; ask them which is right, and they put it right on that workstation`
    case 'notices_given_up':
      return `${warning.count} messages of the last seven days were given up; try a contact with: notify test CODE`
  }
}

function findingWords({ at, kind, device, stream, seq, escalation }: HubStatus['findings'][number], closedAt: number | null): string {
  const what = `${instant(at)} ${kind} on device ${device}${stream === null ? '' : `, stream ${stream} event ${seq}`}${escalation === null ? '' : `, case ${escalation}`}`
  if (closedAt !== null) return `Accepted     ${what}, on ${instant(closedAt)}`
  return `LOOK AT THIS ${what}${kind === 'stream_fork' ? '; once you know why, let it go on with: streams accept-fork' : ''}`
}

/** The status as an operator reads it; times are UTC. */
export function statusWords({ clips, leases, escalations, recalls, streams, findings, warnings, backups, disk, ...status }: HubStatus): string {
  const lines = [
    `Hub          ${status.hub}, epoch ${status.epoch}${status.sample ? ', sample' : ''}, at ${status.address}`,
    `People       ${status.people}, devices ${status.devices}`,
    `Clips        ${clips.imported} imported, ${clips.assigned} assigned, ${clips.annotated} annotated, ${clips.skipped} skipped, ${clips.quarantined} in quarantine, ${clips.held} held, ${clips.destroyed} destroyed`,
    `Leases       ${leases.running} running (${leases.arrived} arrived), ${leases.ended} ended, of ${status.batches} batches`,
    `Escalations  ${escalations.open} open, ${escalations.unacknowledged} not acknowledged, ${escalations.overdue} OVERDUE, ${escalations.missed} deadlines missed so far, ${escalations.apart} not yet in their stream`,
    `Events       ${status.rejectedEvents} could not be used, ${status.unsettledRejections} of which nobody has seen to`,
    `Recalls      ${recalls.open} open, ${recalls.overdue} OVERDUE`,
    `Backups      ${backups.kept} kept, the newest verified one ${backups.newestVerified === null ? 'never made' : `of ${instant(backups.newestVerified)}`}`,
    `Exports      ${status.exports}`,
    `Disk         database ${mebibytes(disk.databaseBytes)}, clips ${mebibytes(disk.blobBytes)}, free ${mebibytes(disk.freeBytes)}`,
    ...streams.map(({ stream, person, seq, waiting, lastContactAt, closedAt }) =>
      `Stream       ${stream} ${person ?? 'device'}: ${seq} events, ${closedAt === null ? `${waiting} waiting there, last heard ${instant(lastContactAt)}` : `closed ${instant(closedAt)} because it had come apart`}`),
    ...findings.map(finding => findingWords(finding, streams.find(({ stream }) => stream === finding.stream)?.closedAt ?? null)),
    ...(backups.journalWaiting === 0 ? [] : [`LOOK AT THIS ${backups.journalWaiting} decisions in the journal are about what no workstation has told again since the hub was restored; they come back with it`]),
    ...(backups.unattachedEvents === 0 ? [] : [`LOOK AT THIS ${backups.unattachedEvents} events are of batches that this hub has lost since its backup; they are kept, and nothing is made of them yet`]),
    ...warnings.map(warning => `LOOK AT THIS ${warningWords(warning)}`),
  ]
  return lines.join('\n')
}
