import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { noteHubAudit } from '../../../hub/audit/asked.ts'
import { verifyHub } from '../../../hub/audit/verify.ts'
import { blobFolder } from '../../../hub/hub.ts'
import { askCommand, runCommand } from '../../support/command-line.ts'
import { file, take } from '../support/cases.ts'
import { reviewerAtWork, type Desk } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { createStream, send, workstation } from '../support/workstation.ts'

/** Two clips, one heard in part, and a case that somebody has acknowledged. */
async function busyHub() {
  const running = await runHub()
  const desk = await reviewerAtWork(running, ['turn on the light', 'call the dentist'])
  const { clip, lease, shift } = desk.at(0)
  desk.stream.append('clip.prepared', { clip, lease })
  desk.stream.append('clip.started', { clip, lease, shift })
  desk.stream.append('clip.played', { clip, lease, shift, played: [{ from: 0, to: 800 }], speed: 1 })
  const { escalation } = await file(running, desk, 1)
  await send(running, desk.stream, desk.station.token)
  await take(running, await workstation(running, 'safety'), escalation, { action: 'acknowledge' })
  return { running, desk, escalation }
}

/** Changes what only somebody with the database's key could, who has taken its guards down first. */
async function tamper({ hub }: RunningHub, table: string, statement: string): Promise<void> {
  for (const change of ['update', 'delete']) await sql.raw(`drop trigger if exists ${table}_no_${change}`).execute(hub.store)
  await sql.raw('drop trigger if exists escalations_as_reported').execute(hub.store)
  await sql.raw(statement).execute(hub.store)
}

const findings = async ({ hub }: RunningHub) => (await verifyHub(hub)).findings
const eventOf = (desk: Desk, seq: number): string => `stream = '${desk.stream.id}' and seq = ${seq}`

describe('verifying a hub', () => {
  it('finds that everything holds, whatever payloads were erased', async () => {
    const { running, desk } = await busyHub()
    await sql.raw(`delete from event_payloads where ${eventOf(desk, 5)}`).execute(running.hub.store)
    expect(await verifyHub(running.hub)).toMatchObject({
      holds: true, findings: [], cases: { cases: 1 }, blobs: { blobs: 2 },
      streams: [{ stream: desk.stream.id, person: desk.station.person.code, events: 6, erased: 1, holds: true }],
    })
  })

  it('names the events that came without their content, and does not call them forged', async () => {
    const { running, desk } = await busyHub()
    const { envelope } = desk.stream.append('shift.paused', { shift: desk.shift, kind: 'break' })
    desk.stream.append('shift.resumed', { shift: desk.shift })
    const events = desk.stream.pending().map(event => (event.envelope.seq === envelope.seq ? { envelope, salt: null, payload: null, lost: true as const } : event))
    await running.get('streams.send', { params: { stream: desk.stream.id }, body: { events, waiting: 0 } }, desk.station.token)
    expect(await verifyHub(running.hub)).toMatchObject({ holds: true, findings: [], streams: [{ erased: 0, lost: [7], holds: true }] })
    const { token } = await workstation(running, 'privacy')
    await noteHubAudit(running.hub, await verifyHub(running.hub))
    expect((await running.get('audit.hub', {}, token)).last?.lost).toEqual([{ stream: desk.stream.id, seq: 7 }])
    const earlier = await fetch(`${running.origin}/v1/audit/hub`, { headers: { 'earshot-protocol': '1', authorization: `Bearer ${token}` } })
    expect(Object.keys(((await earlier.json()) as { last: object }).last)).not.toContain('lost')
  })

  it.each([
    ['the instant of an event', 'events', 'update events set at = at + 1 where', 3, 'changed'],
    ['the hash of an event', 'events', "update events set hash = 'A' || substr(hash, 2) where", 3, 'changed'],
    ['what an event follows', 'events', 'update events set prev = hash where', 3, 'broken'],
    ['what an event said', 'event_payloads', "update event_payloads set payload = '{}' where", 2, 'payload'],
  ])('names the event from which a stream does not hold, once somebody altered %s', async (_, table, statement, seq, fault) => {
    const { running, desk } = await busyHub()
    await tamper(running, table, `${statement} ${eventOf(desk, seq)}`)
    expect((await findings(running)).find(({ kind }) => kind === 'stream')).toEqual({ kind: 'stream', fault, stream: desk.stream.id, seq })
  })

  it('misses an event in the middle, and one at the end', async () => {
    const { running, desk } = await busyHub()
    await sql.raw(`delete from event_payloads where ${eventOf(desk, 6)}`).execute(running.hub.store)
    await tamper(running, 'events', `delete from events where ${eventOf(desk, 6)}`)
    expect(await findings(running)).toContainEqual({ kind: 'stream', fault: 'head', stream: desk.stream.id, seq: 5 })
    await sql.raw(`delete from event_payloads where ${eventOf(desk, 2)}`).execute(running.hub.store)
    await tamper(running, 'events', `delete from events where ${eventOf(desk, 2)}`)
    expect(await findings(running)).toContainEqual({ kind: 'stream', fault: 'gap', stream: desk.stream.id, seq: 3 })
  })

  it('finds an access that was taken out of the log, and one that was made up', async () => {
    const { running, desk } = await busyHub()
    await tamper(running, 'accesses', `delete from accesses where ${eventOf(desk, 5)}`)
    expect(await findings(running)).toEqual([{ kind: 'access', stream: desk.stream.id, seq: 5 }])
    await tamper(running, 'accesses', `insert into accesses select stream, 2, kind, clip, lease, shift, person, at, played, speed from accesses where ${eventOf(desk, 4)}`)
    expect(await findings(running)).toContainEqual({ kind: 'access', stream: desk.stream.id, seq: 2 })
  })

  it('finds a case whose steps, standing or report was altered', async () => {
    const steps = await busyHub()
    await tamper(steps.running, 'case_steps', 'delete from case_steps where number = 1')
    expect(await findings(steps.running)).toEqual([{ kind: 'case', fault: 'steps', escalation: steps.escalation }])
    const rollup = await busyHub()
    await tamper(rollup.running, 'escalations', "update escalations set severity = 'S3'")
    expect(await findings(rollup.running)).toEqual([{ kind: 'case', fault: 'rollup', escalation: rollup.escalation }])
    const report = await busyHub()
    await tamper(report.running, 'escalations', "update escalations set commitment = 'A' || substr(commitment, 2)")
    expect(await findings(report.running)).toEqual([{ kind: 'case', fault: 'event', escalation: report.escalation }])
  })

  it('finds a recording that is gone, and one with a single other bit', async () => {
    const { running, desk } = await busyHub()
    const paths = readdirSync(blobFolder(running.folder), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
    const [first = '', second = ''] = paths
    const bytes = readFileSync(first)
    bytes[40] = (bytes[40] ?? 0) ^ 1
    writeFileSync(first, bytes)
    rmSync(second)
    const clips = [desk.at(0).clip, desk.at(1).clip]
    const found = await findings(running)
    expect(found.map(finding => finding.kind === 'blob' ? finding.fault : finding.kind).toSorted()).toEqual(['changed', 'missing'])
    expect(found.map(finding => ('clip' in finding ? finding.clip : '')).toSorted()).toEqual(clips.toSorted())
  })
})

describe('hub verify', () => {
  it('prints a table and exits with 0, or says what does not hold, that nothing was changed, and exits with 1', async () => {
    const { running, desk } = await busyHub()
    const said = await runCommand('verify', '--data', running.folder)
    expect(said).toMatchObject({ exit: 0, err: '' })
    expect(said.out).toMatch(new RegExp(`${desk.stream.id}  ${desk.station.person.code} +6 +0 +0  holds`))
    expect(said.out).toContain('Everything holds.')
    await tamper(running, 'events', `update events set at = 1 where ${eventOf(desk, 4)}`)
    const bad = await runCommand('verify', '--data', running.folder)
    expect(bad.exit).toBe(1)
    expect(bad.out).toContain(`LOOK AT THIS Stream ${desk.stream.id} from event 4: its envelope was altered`)
    expect(bad.out).toContain('Nothing of it was changed.')
    expect(await askCommand('verify', '--data', running.folder)).toMatchObject({ exit: 1, value: { holds: false } })
  })
})

describe('what a laptop finds in its own streams', () => {
  it('is taken down for whoever looks at the hub', async () => {
    const { running, desk } = await busyHub()
    const own = createStream(running, { device: desk.station.device.id, person: null })
    const failed = { stream: desk.stream.id, seq: 4, fault: 'changed' } as const
    own.append('audit.failed', failed)
    own.append('audit.failed', failed)
    expect((await send(running, own, desk.station.token)).answers.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted'])
    const { value } = await askCommand('status', '--data', running.folder)
    expect(value['findings']).toMatchObject([{ kind: 'chain_broken', device: desk.station.device.id, stream: desk.stream.id, seq: 4 }])
  })
})
