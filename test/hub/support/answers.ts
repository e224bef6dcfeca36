import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { EventPayload } from '../../../shared/hub-api/events.ts'
import { newId } from './workstation.ts'

type InBatch = { clip: string; batch: string; lease: string; shift: string }

export const annotation = (transcript: string, changes: Partial<Annotation> = {}): Annotation => ({
  wake: 'meant', quality: [], transcript, intent: null, slots: [], sensitive: [], background: [], choices: {}, ...changes,
})

export const submitted = (
  at: InBatch,
  answer: Annotation,
  { revision = 1, handlingMs = 4_000 }: { revision?: number; handlingMs?: number | null } = {},
): EventPayload<'annotation.submitted'> => ({ ...at, revision, taskVersion: 1, annotation: answer, handlingMs, heardMs: 600 })

export const filed = (at: InBatch, changes: Partial<EventPayload<'escalation.filed'>> = {}): EventPayload<'escalation.filed'> => ({
  escalation: newId(), ...at, category: 'domestic_violence', severity: 'S1', happeningNow: true, span: { from: 200, to: 700 },
  heard: [{ from: 0, to: 800 }], transcript: 'please stop', words: 'a plea', sounds: 'a blow', inference: 'somebody is hurt',
  zone: 'Europe/Bucharest', ...changes,
})
