import { randomUUID } from 'node:crypto'
import type { EscalationCase } from '../../shared/hub-api/escalations.ts'
import { evidenceAssociatedData, evidenceInfo } from '../../shared/hub-api/escalations.ts'
import type { RouteReply } from '../../shared/hub-api/routes.ts'
import { decryptClip } from '../clips/sound.ts'
import { requireEvidence } from '../clips/withheld.ts'
import { loadCase } from '../escalations/load.ts'
import { readCase } from '../escalations/read.ts'
import { sealBytes } from '../excerpts/seal.ts'
import { readFacts, type Hub } from '../hub.ts'
import { sha256, toText } from '../keys/bytes.ts'
import { Refusal } from '../refusal.ts'
import type { SignedInCaller } from '../server/call.ts'
import { packEvidence } from './bundle.ts'

const utc = (at: number): string => new Date(at).toISOString()
const asText = (text: string): Uint8Array => new TextEncoder().encode(text)
const lines = (values: readonly object[]): Uint8Array => asText(values.map(value => `${JSON.stringify(value)}\n`).join(''))

/** Refuses whoever may not take evidence out: another than a safety lead, the filer, and everybody until two people agreed. */
async function requireAgreed(hub: Hub, escalation: string, person: string): Promise<string> {
  const loaded = await loadCase(hub.store, escalation)
  if (loaded === null) throw new Refusal('not_found', 'There is no such case.')
  const { row, state } = loaded
  const agreed = state.requests.some(request => request.kind === 'export' && request.state === 'approved')
  if (state.filer === person || !agreed) throw new Refusal('second_person_needed', 'Evidence leaves the hub once two people have agreed on it.')
  return row.clip
}

/** The record as it is at this instant. Who is behind the recording stays sealed: that is agreed on apart from this. */
function recordOf(whole: EscalationCase): Uint8Array {
  const { options: _options, source: _source, history: _history, custody: _custody, similar: _similar, loudness: _loudness, sha256: hash, clocks, ...rest } = whole
  const times = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, name.endsWith('At') && typeof value === 'number' ? utc(value) : value]))
  const record = {
    ...times,
    clocks: clocks.map(({ kind, dueAt, metAt }) => ({ kind, dueAt: utc(dueAt), metAt: metAt === null ? null : utc(metAt) })),
    audioSha256: hash === null ? null : Buffer.from(hash, 'base64url').toString('hex'),
  }
  return asText(`${JSON.stringify(record, null, 2)}\n`)
}

async function recordingOf(hub: Hub, clip: string): Promise<Uint8Array> {
  const stored = await hub.store.selectFrom('clips').select(['id', 'blob', 'wrapped_key', 'sha256', 'size', 'quarantined_at', 'held_at']).where('id', '=', clip).executeTakeFirst()
  if (stored === undefined) throw new Refusal('not_found', 'This hub does not know the recording.')
  requireEvidence(stored)
  return decryptClip(hub, stored)
}

/**
 * A case's evidence for a safety lead, on record in exports and custody before a byte of it leaves.
 * Refuses with `not_found`, `clip_withheld` or `second_person_needed`.
 */
export async function exportEvidence(hub: Hub, escalation: string, { device, person: { person, code } }: SignedInCaller): Promise<RouteReply<'escalations.evidence'>> {
  const { store, keys } = hub
  const clip = await requireAgreed(hub, escalation, person)
  const whole = await readCase(hub, escalation, person)
  const { id: hubId, epoch } = await readFacts(store)
  const id = randomUUID()
  const at = hub.now()
  const audio = await recordingOf(hub, clip)
  const custody = [...whole.custody, { at, actor: code, what: 'exported', span: null }]
  try {
    const zip = packEvidence(keys, {
      'audio.wav': audio,
      'case.json': recordOf(whole),
      'custody.jsonl': lines(custody.map(entry => ({ ...entry, at: utc(entry.at) }))),
      'history.jsonl': lines(whole.history.map(entry => ({ ...entry, at: utc(entry.at) }))),
    }, { hub: hubId, epoch, export: id, escalation, givenTo: code, madeAt: utc(at) })
    await store.transaction().execute(async transaction => {
      await transaction.insertInto('exports').values({ id, at, format: 'evidence', clips: 1, sha256: toText(sha256(zip)) }).execute()
      await transaction.insertInto('export_clips').values({ export: id, clip }).execute()
      await transaction.insertInto('evidence_exports').values({ export: id, escalation, person }).execute()
    })
    return { export: id, ...(await sealBytes(hub, device, zip, { info: evidenceInfo(hubId, device, id), associated: evidenceAssociatedData(escalation, id) })) }
  } finally {
    audio.fill(0)
  }
}
