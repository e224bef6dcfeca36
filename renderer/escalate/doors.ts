import type { Reply } from '../../shared/contract/failure.ts'
import type { Client } from '../client.ts'
import { nothingDone, type EscalationOutcome } from '../state/escalating.ts'
import type { Candidate } from './about.ts'

/** Ways out of the panel that are no report of harm. */
export type DoorName = 'data' | 'person' | 'sound' | 'rest'

type Door = (subject: Candidate | null) => Promise<Reply<EscalationOutcome>>

/** What the letters of the panel do beside naming a harm; each is carried out before the panel closes. */
export function createDoors(client: Client): Record<DoorName, Door> {
  const noClip = { ok: false, failure: { code: 'not_found', reason: 'clip_unknown', facts: {} } } as const
  const done = (reply: Reply<unknown>, outcome: Partial<EscalationOutcome>): Reply<EscalationOutcome> =>
    reply.ok ? { ok: true, value: { ...nothingDone, ...outcome } } : reply
  return {
    async data(subject) {
      if (subject === null) return noClip
      const { clip, span } = subject
      return done(await client.call('clips.markSensitive', { clip, span }), { changed: clip })
    },
    async person(subject) {
      if (subject === null) return noClip
      const reply = await client.call('clips.skip', { clip: subject.clip, cause: 'known_person', played: null })
      return done(reply, { left: subject.clip, next: reply.ok ? reply.value.next : null })
    },
    async sound(subject) {
      if (subject === null) return noClip
      const { clip, span } = subject
      return done(await client.call('clips.soften', { clip, span }), { changed: clip })
    },
    rest: async () => done(await client.call('shift.pause', { kind: 'protected' }), { resting: true }),
  }
}
