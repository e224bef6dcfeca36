import type { EscalationCase } from '../../shared/hub-api/escalations.ts'
import type { Store } from '../store/store.ts'

type Similar = EscalationCase['similar'][number]

const columns = ['escalations.id', 'escalations.category', 'escalations.severity', 'escalations.state', 'escalations.received_at'] as const
const mostListed = 50

type Row = { id: string; category: Similar['category']; severity: Similar['severity']; state: Similar['state']; received_at: number }

const asSimilar = (why: Similar['why']) => ({ id, category, severity, state, received_at }: Row): Similar => ({
  escalation: id, why, category, severity, state, receivedAt: received_at,
})

/** The same clip, whoever was given it, or the same recording in another project. */
const bySameClip = (store: Store, escalation: string, clip: string): Promise<Row[]> =>
  store
    .selectFrom('escalations')
    .leftJoin('clips', 'clips.id', 'escalations.clip')
    .select(columns)
    .where('escalations.id', '!=', escalation)
    .where(({ or, eb, selectFrom }) =>
      or([eb('escalations.clip', '=', clip), eb('clips.sha256', '=', selectFrom('clips as own').select('own.sha256').where('own.id', '=', clip))]))
    .orderBy('escalations.received_at', 'desc')
    .limit(mostListed)
    .execute()

/** The same voice, by its pseudonym: who it is stays sealed. */
const bySameSpeaker = (store: Store, escalation: string, clip: string): Promise<Row[]> =>
  store
    .selectFrom('escalations')
    .innerJoin('identities', 'identities.clip', 'escalations.clip')
    .innerJoin('identities as own', 'own.speaker_index', 'identities.speaker_index')
    .select(columns)
    .where('own.clip', '=', clip)
    .where('escalations.id', '!=', escalation)
    .orderBy('escalations.received_at', 'desc')
    .limit(mostListed)
    .execute()

/** Other cases that may be about the same; one on the same clip (as a double-blind partner files it) may be a duplicate. */
export async function similarTo(store: Store, escalation: string, clip: string): Promise<Similar[]> {
  const sameClip = (await bySameClip(store, escalation, clip)).map(asSimilar('same_clip'))
  const known = new Set(sameClip.map(one => one.escalation))
  const sameSpeaker = (await bySameSpeaker(store, escalation, clip)).map(asSimilar('same_speaker'))
  return [...sameClip, ...sameSpeaker.filter(one => !known.has(one.escalation))]
}
