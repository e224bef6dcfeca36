import type { AuditFinding, Sought, WhoHeard } from '../../shared/hub-api/audit.ts'
import { noteHubAudit } from '../audit/asked.ts'
import { verifyHub, type HubAudit } from '../audit/verify.ts'
import { listQueries, whoHeard } from '../audit/who-heard.ts'
import { findPerson } from '../access/people.ts'
import { HubFault } from '../fault.ts'
import { instant } from './instants.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'

const streamFaults: Record<Extract<AuditFinding, { kind: 'stream' }>['fault'], string> = {
  gap: 'events are missing before it',
  foreign: 'it belongs to another stream',
  broken: 'it does not continue the event before it',
  changed: 'its envelope was altered',
  payload: 'its content is not what was committed to',
  head: 'the stream ends here, and not where the hub says it does',
}
const caseFaults = { steps: 'its steps could not have come about', rollup: 'it stands elsewhere than its steps lead', event: 'it is not the report that its stream holds' }
const blobFaults = { missing: 'its recording is not there', changed: 'its recording is not the one that was imported' }

function findingWords(finding: AuditFinding): string {
  switch (finding.kind) {
    case 'stream':
      return `Stream ${finding.stream} from event ${finding.seq}: ${streamFaults[finding.fault]}`
    case 'access':
      return `Stream ${finding.stream} event ${finding.seq}: the access log says something else`
    case 'case':
      return `Case ${finding.escalation}: ${caseFaults[finding.fault]}`
    case 'blob':
      return `Clip ${finding.clip}: ${blobFaults[finding.fault]}`
  }
}

function auditWords({ holds, streams, cases, blobs, findings }: HubAudit): string {
  const row = (cells: readonly string[]): string => [cells[0]?.padEnd(36), cells[1]?.padEnd(14), cells[2]?.padStart(8), cells[3]?.padStart(8), cells[4]?.padStart(6), cells[5]].join('  ').trimEnd()
  const table = [
    row(['Stream', 'of', 'events', 'erased', 'lost', 'chain']),
    ...streams.map(({ stream, person, events, erased, lost, holds: whole }) => row([stream, person ?? 'device', String(events), String(erased), String(lost.length), whole ? 'holds' : 'DOES NOT HOLD'])),
  ]
  const without = streams.flatMap(({ stream, lost }) => (lost.length === 0 ? [] : [`Stream ${stream}: what ${lost.length === 1 ? 'event' : 'events'} ${lost.join(', ')} said was lost or damaged on its workstation before it came here; the chain holds without it.`]))
  const counts = `${cases.cases} cases with ${cases.steps} steps, ${blobs.blobs} recordings of ${(blobs.bytes / 2 ** 20).toFixed(1)} MiB.`
  if (holds) return [...table, ...without, counts, 'Everything holds.'].join('\n')
  return [
    ...table, ...without, counts, ...findings.map(finding => `LOOK AT THIS ${findingWords(finding)}`),
    'Nothing of it was changed. Keep this hub as it is, compare it with the newest backup, and look into how it came about.',
  ].join('\n')
}

/** 0: everything holds; 1: something does not. */
export const verify = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const value = await verifyHub(hub)
    await noteHubAudit(hub, value)
    return { value, words: auditWords(value), exit: value.holds ? 0 : 1 }
  })

function heardWords({ clips, heard }: WhoHeard): string {
  if (heard.length === 0) return 'Nobody heard it. The question was logged.'
  const rows = heard.map(({ at, person, device, clip, kind, spans }) =>
    `${instant(at)}  ${person.padEnd(16)}  ${kind.padEnd(8)}  clip ${clip}  device ${device}${spans.length === 0 ? '' : `  ${spans.map(({ from, to }) => `${from}-${to} ms`).join(', ')}`}`)
  const people = new Set(heard.map(({ person }) => person)).size
  return [...rows, `${people} ${people === 1 ? 'person' : 'people'}, ${clips} ${clips === 1 ? 'clip' : 'clips'}; times are UTC. The question was logged.`].join('\n')
}

type WhoHeardOptions = CommonOptions & { speaker?: string; source?: string; clip?: string; reason?: string; by?: string; log?: true }

function soughtIn({ speaker, source, clip }: WhoHeardOptions): Sought {
  const given = Object.entries({ speaker, source, clip }).flatMap(([field, text]) => (text === undefined ? [] : [{ field, text }]))
  const [sought] = given
  if (sought === undefined || given.length > 1) {
    throw new HubFault('usage', 'Name one of --speaker, --source and --clip.', 'Nothing was read.', 'For example: who-heard --speaker ID --reason TEXT')
  }
  return sought as Sought
}

async function logWords(data: string): Promise<Outcome> {
  return withHub(data, async hub => {
    const queries = await listQueries(hub.store)
    const rows = queries.map(({ at, by, field, sought, clips, accesses, reason }) => `${instant(at)}  ${(by ?? 'operator').padEnd(16)}  ${field} ${sought}  ${clips} clips, ${accesses} accesses: ${reason}`)
    return { value: { queries }, words: rows.length === 0 ? 'Nobody asked yet.' : rows.join('\n') }
  })
}

/** Who heard a speaker, a source or a clip; with `--log`, who asked that before. */
export const heardBy = (options: WhoHeardOptions): Promise<Outcome> => {
  if (options.log === true) return logWords(options.data)
  return withHub(options.data, async hub => {
    const sought = soughtIn(options)
    const reason = options.reason?.trim() ?? ''
    if (reason === '') throw new HubFault('usage', 'Why do you ask? The reason goes into the log.', 'Nothing was read.', 'Say it with --reason TEXT.')
    const person = options.by === undefined ? null : (await findPerson(hub.store, options.by)).person
    const value = await whoHeard(hub, sought, reason, person)
    return { value, words: heardWords(value) }
  })
}
