import { z } from 'zod'
import { optionsFor } from '../../shared/domain/case-options.ts'
import { isClosed, type Actor } from '../../shared/domain/case-rules.ts'
import type { Case } from '../../shared/domain/case-state.ts'
import { playbackGainDb } from '../../shared/domain/loudness.ts'
import { Span } from '../../shared/domain/values.ts'
import type { EscalationCase } from '../../shared/hub-api/escalations.ts'
import type { Hub } from '../hub.ts'
import { toText } from '../keys/bytes.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { readClocks } from './clocks.ts'
import { custodyOf, logCaseReading, logReading, readCodes } from './custody.ts'
import { clipOf } from './filing.ts'
import { loadCase, type LoadedCase } from './load.ts'
import { similarTo } from './similar.ts'
import { actorOf } from './steps.ts'
import { summaryOf } from './summary.ts'

const Heard = z.array(Span)

/** Whether somebody may see who is behind the recording: agreed by two, or glass broken, and the case still open. */
function mayUnseal(state: Case, { person, role }: Actor): boolean {
  const request = state.requests.find(({ kind }) => kind === 'unseal')
  const isUnsealed = request?.state === 'approved' || request?.state === 'broken_glass'
  return isUnsealed && !isClosed(state.state) && role === 'safety' && person !== state.filer
}

/** Unseals with the identity key, and leaves a trace of it in the custody before anybody reads a word. */
async function unsealed(hub: Hub, { row, state }: LoadedCase, reader: Actor): Promise<EscalationCase['source']> {
  if (!mayUnseal(state, reader) || reader.person === null) return null
  const identity = await hub.store.selectFrom('identities').select('sealed').where('clip', '=', row.clip).executeTakeFirst()
  if (identity === undefined || identity.sealed.length === 0) return null
  await logCaseReading(hub.store, reader.person, row.id, 'source', hub.now())
  const { sourceRef, speaker, recordedAt } = hub.keys.unsealIdentity(row.clip, identity.sealed)
  return { sourceRef, speaker, recordedAt }
}

const recordingOf = (store: Store, clip: string) =>
  store.selectFrom('clips').select(['locale', 'duration_ms', 'sha256', 'held_at', 'peaks', 'loudness', 'true_peak']).where('id', '=', clip).executeTakeFirst()

/** A case whole, for a safety lead or a privacy role. Refuses with `not_found`. */
export async function readCase(hub: Hub, escalation: string, person: string): Promise<EscalationCase> {
  const { store, now } = hub
  const loaded = await loadCase(store, escalation)
  if (loaded === null) throw new Refusal('not_found', 'There is no such case.')
  const { row, state, taken } = loaded
  const reader = await actorOf(store, person)
  const recorded = clipOf(row)
  await logReading(store, person, recorded === null ? [] : [recorded], now())
  await logCaseReading(store, person, escalation, 'case', now())
  const source = await unsealed(hub, loaded, reader)
  const codeOf = await readCodes(store)
  const clip = await recordingOf(store, row.clip)
  return {
    ...summaryOf(loaded, clip ?? null, await readClocks(store), codeOf),
    filer: codeOf(row.filer),
    clip: recorded,
    sha256: clip?.sha256 ?? null,
    loudness: clip === undefined || clip.peaks.length === 0 ? null : { peaks: toText(clip.peaks), gainDb: playbackGainDb(clip.loudness, clip.true_peak) },
    span: row.span === null ? null : Span.parse(JSON.parse(row.span)),
    heard: Heard.parse(JSON.parse(row.heard)),
    transcript: row.transcript,
    words: row.words,
    sounds: row.sounds,
    inference: row.inference,
    zone: row.zone,
    mistaken: state.mistaken,
    telephone: row.telephone === 1,
    duplicateOf: row.duplicate_of,
    hold: state.hold && clip?.held_at != null,
    source,
    requests: state.requests.map(({ kind, by, state: how }) => ({ kind, by: codeOf(by), state: how })),
    options: optionsFor(state, reader),
    history: taken.map(({ at, by, step }) => ({ at, actor: codeOf(by.person), step })),
    similar: recorded === null ? [] : await similarTo(store, escalation, recorded),
    custody: await custodyOf(store, { escalation, clip: row.clip, filer: row.filer, at: row.filed_at, taken }, codeOf),
  }
}
