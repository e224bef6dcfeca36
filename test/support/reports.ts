import { randomUUID } from 'node:crypto'
import type { MethodInput } from '../../shared/contract/methods.ts'

/** A report of a threat that is happening now, as the panel files it; each call is an attempt of its own. */
export const reportOn = (clip: string | null, changes: Partial<MethodInput<'escalations.file'>> = {}): MethodInput<'escalations.file'> => ({
  attempt: randomUUID(), clip, category: 'threat', happeningNow: true, span: null, words: '', sounds: '', inference: '', ...changes,
})
