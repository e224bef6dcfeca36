import type { EventPayload } from '../../shared/hub-api/events.ts'
import type { RejectionReason } from '../../shared/hub-api/rejections.ts'
import { byPerson, misfit, type Fact, type Recorders, type Recording } from '../streams/recording.ts'

type Access = { kind: 'prepared' | 'opened' | 'played'; shift: string | null; played: string | null; speed: number | null }
type AccessEvent = 'clip.prepared' | 'clip.started' | 'clip.played'

async function record(
  recording: Recording,
  { seq, at, payload }: Fact<AccessEvent>,
  person: string,
  access: Access,
): Promise<RejectionReason | null> {
  const { clip, lease } = payload
  const objection = await misfit(recording, access.shift === null ? { clip, lease } : { clip, lease, shift: access.shift })
  if (objection !== null) return objection
  recording.accesses.push({ stream: recording.stream, seq, clip, lease, person, at, ...access })
  return null
}

const playedAccess = ({ shift, played, speed }: EventPayload<'clip.played'>): Access => ({
  kind: 'played',
  shift,
  played: JSON.stringify(played),
  speed,
})

/** What hurt an ear is kept in its stream; no figure comes of it. */
export const soundRecorders: Pick<Recorders, 'sound.incident'> = {
  'sound.incident': byPerson((recording, { payload: { clip, batch, lease, shift } }) => misfit(recording, { clip, batch, lease, shift })),
}

/** The access log: every clip that was decrypted, opened, heard, and by whom. */
export const accessRecorders: Pick<Recorders, AccessEvent> = {
  'clip.prepared': byPerson((recording, fact, person) =>
    record(recording, fact, person, { kind: 'prepared', shift: null, played: null, speed: null }),
  ),
  'clip.started': byPerson((recording, fact, person) =>
    record(recording, fact, person, { kind: 'opened', shift: fact.payload.shift, played: null, speed: null }),
  ),
  'clip.played': byPerson((recording, fact, person) => record(recording, fact, person, playedAccess(fact.payload))),
}
