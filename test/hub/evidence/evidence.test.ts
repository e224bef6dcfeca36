import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { decrypt } from '../../../electron/core/crypto/aead.ts'
import { sha256 } from '../../../electron/core/crypto/digest.ts'
import { openSealed } from '../../../electron/core/crypto/sealing.ts'
import { verifyEvidence } from '../../../hub/evidence/verify.ts'
import type { CaseStep } from '../../../shared/domain/case-steps.ts'
import { evidenceAssociatedData, evidenceInfo } from '../../../shared/hub-api/escalations.ts'
import type { RouteReply } from '../../../shared/hub-api/routes.ts'
import { askerAtWork, countingClip } from '../support/asking.ts'
import { file, read, take, takeRefused } from '../support/cases.ts'
import { runCommand } from '../../support/command-line.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { workstation, type Workstation } from '../support/workstation.ts'

const wanted: CaseStep = { action: 'request', kind: 'export', reason: 'for the police' }
const agreed: CaseStep = { action: 'approve_request', kind: 'export' }

const exported = (running: RunningHub, { token }: Workstation, escalation: string) => running.get('escalations.evidence', { params: { escalation } }, token)
const refused = (running: RunningHub, { token }: Workstation, escalation: string) => running.refusal('escalations.evidence', { params: { escalation } }, token)

/** Opens a bundle as the device it was sealed to would. */
async function open(running: RunningHub, { device }: Workstation, escalation: string, { export: id, key, box }: RouteReply<'escalations.evidence'>): Promise<Uint8Array> {
  const bytes = Buffer.from(box, 'base64url')
  const opened = await openSealed(key, device.sealing.privateKey, evidenceInfo(running.made.hub, device.id, id), sha256(bytes))
  return new Uint8Array(decrypt(opened, Buffer.from(evidenceAssociatedData(escalation, id)), bytes))
}

/** A case whose evidence two people agreed to take out. */
async function agreedCase() {
  const running = await runHub()
  const desk = await askerAtWork(running)
  const { escalation } = await file(running, desk)
  const [lead, officer] = [await workstation(running, 'safety'), await workstation(running, 'privacy')]
  await take(running, lead, escalation, wanted)
  await take(running, officer, escalation, agreed)
  return { running, desk, lead, officer, escalation }
}

async function bundleOf({ running, lead, escalation }: Pick<Awaited<ReturnType<typeof agreedCase>>, 'running' | 'lead' | 'escalation'>): Promise<Uint8Array> {
  return open(running, lead, escalation, await exported(running, lead, escalation))
}

const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const fileIn = (zip: Uint8Array, name: string): Uint8Array => unzipSync(zip)[name] ?? new Uint8Array()
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe('evidence', () => {
  it('leaves the hub only once two people agreed, for a safety lead who did not file it', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const { escalation } = await file(running, desk)
    const [lead, officer] = [await workstation(running, 'safety'), await workstation(running, 'privacy')]
    expect(await refused(running, lead, escalation)).toBe('second_person_needed')
    await take(running, lead, escalation, wanted)
    expect(await refused(running, lead, escalation)).toBe('second_person_needed')
    expect(await takeRefused(running, lead, escalation, agreed)).toBe('second_person_needed')
    await take(running, officer, escalation, { action: 'reject_request', kind: 'export', reason: 'not yet' })
    expect(await refused(running, lead, escalation)).toBe('second_person_needed')
    expect(await refused(running, officer, escalation)).toBe('forbidden')
    expect(await refused(running, desk.station, escalation)).toBe('forbidden')
  })

  it('holds the recording, the record, the custody and the steps, with hashes that other tools print, and no source', async () => {
    const { running, lead, escalation } = await agreedCase()
    const zip = await bundleOf({ running, lead, escalation })
    const { manifest, findings } = verifyEvidence(zip, running.made.fingerprint)
    expect(findings).toEqual([])
    expect(manifest).toMatchObject({ escalation, givenTo: lead.person.code, hub: running.made.hub, fingerprint: running.made.fingerprint })
    for (const { name, sha256: hash, bytes } of manifest?.files ?? []) {
      expect([hex(fileIn(zip, name)), fileIn(zip, name).length]).toEqual([hash, bytes])
    }
    expect(Buffer.from(fileIn(zip, 'audio.wav')).equals(countingClip('', 4_000).wav)).toBe(true)
    const record = JSON.parse(text(fileIn(zip, 'case.json'))) as Record<string, unknown>
    expect(record).toMatchObject({ escalation, audioSha256: hex(fileIn(zip, 'audio.wav')) })
    expect(record).not.toHaveProperty('source')
    expect(String(record['receivedAt'])).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    const lines = (name: string) => text(fileIn(zip, name)).trim().split('\n').map(line => JSON.parse(line) as { what?: string; step?: CaseStep })
    expect(lines('custody.jsonl').map(({ what }) => what)).toEqual(expect.arrayContaining(['filed', 'receive', 'request', 'approve_request', 'read_case', 'exported']))
    expect(lines('history.jsonl').at(-1)?.step).toEqual(agreed)
  })

  it('is sealed to the device that asked, and that it left is in the custody', async () => {
    const { running, lead, officer, escalation } = await agreedCase()
    const given = await exported(running, lead, escalation)
    await expect(open(running, officer, escalation, given)).rejects.toThrow()
    await expect(open(running, lead, lead.device.id, given)).rejects.toThrow()
    const { custody } = await read(running, officer, escalation)
    expect(custody.filter(({ what }) => what === 'exported')).toMatchObject([{ actor: lead.person.code }])
  })
})

describe('a bundle that was touched', () => {
  it('is found out at every byte', async () => {
    const zip = await bundleOf(await agreedCase())
    expect(verifyEvidence(zip, null).findings).toEqual([])
    const step = Math.max(1, Math.floor(zip.length / 400))
    for (let at = 0; at < zip.length; at += step) {
      const changed = zip.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(verifyEvidence(changed, null).findings, `byte ${at}`).not.toEqual([])
    }
    for (let at = zip.length - 600; at < zip.length; at++) {
      const changed = zip.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x80
      expect(verifyEvidence(changed, null).findings, `byte ${at}`).not.toEqual([])
    }
  })

  it('is told apart by what was done: a file changed, missing, added, another key, another wrapping, nothing of ours', async () => {
    const { running, lead, escalation } = await agreedCase()
    const zip = await bundleOf({ running, lead, escalation })
    const files = unzipSync(zip)
    const packed = (changes: Record<string, Uint8Array | null>) =>
      zipSync(Object.fromEntries(Object.entries({ ...files, ...changes }).filter((entry): entry is [string, Uint8Array] => entry[1] !== null)), { level: 0 })
    const kinds = (bytes: Uint8Array, key: string | null = null) => verifyEvidence(bytes, key).findings.map(({ kind }) => kind)
    expect(kinds(packed({ 'case.json': new Uint8Array([123, 125]) }))).toEqual(['changed'])
    expect(kinds(packed({ 'audio.wav': null }))).toEqual(['missing'])
    expect(kinds(packed({ 'note.txt': new Uint8Array(3) }))).toEqual(['added'])
    expect(kinds(packed({ 'manifest.sig': null }))).toEqual(['missing'])
    expect(kinds(packed({ 'manifest.sig': new TextEncoder().encode(`${'A'.repeat(86)}\n`) }))).toEqual(['signature'])
    expect(kinds(packed({ 'manifest.json': null }))).toEqual(['no_manifest'])
    expect(kinds(packed({}))).toEqual(['wrapping'])
    expect(kinds(zip, 'A'.repeat(43))).toEqual(['other_key'])
    expect(kinds(new Uint8Array(100))).toEqual(['no_archive'])
  })

  it('cannot be signed anew by whoever changed it, where the hub\'s key is known', async () => {
    const ours = await agreedCase()
    const others = await agreedCase()
    const forged = await bundleOf(others)
    expect(verifyEvidence(forged, null).findings).toEqual([])
    expect(verifyEvidence(forged, ours.running.made.fingerprint).findings.map(({ kind }) => kind)).toEqual(['other_key'])
  })
})

describe('hub evidence verify', () => {
  it('says what holds and what does not, by words and exit code, without a hub', async () => {
    const zip = await bundleOf(await agreedCase())
    const path = join(temporaryFolder(), 'evidence.zip')
    writeFileSync(path, zip)
    expect(await runCommand('evidence', 'verify', path)).toMatchObject({ exit: 0, out: expect.stringContaining('As it left the hub: every file is what was signed.') })
    writeFileSync(path, zipSync(unzipSync(zip)))
    expect(await runCommand('evidence', 'verify', path)).toMatchObject({ exit: 1, out: expect.stringContaining('The archive around them was altered') })
    writeFileSync(path, zipSync({ ...unzipSync(zip), 'case.json': new Uint8Array(2) }))
    expect(await runCommand('evidence', 'verify', path)).toMatchObject({ exit: 2, out: expect.stringContaining('case.json is not what was signed.') })
    expect(await runCommand('evidence', 'verify', join(path, 'nowhere'))).toMatchObject({ exit: expect.any(Number), err: expect.stringContaining('That file cannot be read.') })
  })
})
