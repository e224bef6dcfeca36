import type { HubStatus } from '../status/status.ts'

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`
const instant = (at: number): string => new Date(at).toISOString().replace('T', ' ').slice(0, 16)

/** The status as an operator reads it; times are UTC. */
export function statusWords({ clips, leases, escalations, streams, findings, disk, ...status }: HubStatus): string {
  const lines = [
    `Hub          ${status.hub}, epoch ${status.epoch}${status.sample ? ', sample' : ''}, at ${status.address}`,
    `People       ${status.people}, devices ${status.devices}`,
    `Clips        ${clips.imported} imported, ${clips.assigned} assigned, ${clips.annotated} annotated, ${clips.skipped} skipped, ${clips.quarantined} in quarantine, ${clips.held} held`,
    `Leases       ${leases.running} running (${leases.arrived} arrived), ${leases.ended} ended, of ${status.batches} batches`,
    `Escalations  ${escalations.open} open, ${escalations.unacknowledged} not acknowledged, ${escalations.overdue} OVERDUE, ${escalations.apart} not yet in their stream`,
    `Events       ${status.rejectedEvents} could not be used`,
    `Exports      ${status.exports}`,
    `Disk         database ${mebibytes(disk.databaseBytes)}, clips ${mebibytes(disk.blobBytes)}, free ${mebibytes(disk.freeBytes)}`,
    ...streams.map(({ stream, person, seq, waiting, lastContactAt }) =>
      `Stream       ${stream} ${person ?? 'device'}: ${seq} events, ${waiting} waiting there, last heard ${instant(lastContactAt)}`),
    ...findings.map(({ at, kind, device, stream, seq, escalation }) =>
      `LOOK AT THIS ${instant(at)} ${kind} on device ${device}${stream === null ? '' : `, stream ${stream} event ${seq}`}${escalation === null ? '' : `, case ${escalation}`}`),
  ]
  return lines.join('\n')
}
