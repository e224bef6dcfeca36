import { z } from 'zod'
import { faultsOf, type AnnotationFault } from '../../shared/domain/annotation-rules.ts'
import { Slot, type Annotation } from '../../shared/domain/annotation.ts'
import type { Recording } from '../streams/recording.ts'

const faultWords: Record<AnnotationFault['kind'], string> = {
  not_asked: 'is not asked for',
  not_offered: 'holds what is not offered',
  twice: 'holds something twice',
  several: 'holds several where one may be chosen',
  overlap: 'overlaps where that is not allowed',
  beyond_words: 'stands on words that there are not',
  beyond_end: 'ends after the clip',
}

const Slots = z.array(Slot)

/** Why an answer is none that the task of its batch allows, or null. */
export async function unfitness({ givenOf, taskOf }: Recording, batch: string, clip: string, annotation: Annotation): Promise<string | null> {
  const given = await givenOf(clip)
  const suggestion = { hypothesis: given.hypothesis, intent: given.intent, slots: Slots.parse(JSON.parse(given.slots)) }
  const faults = faultsOf(await taskOf(batch), annotation, { durationMs: given.duration_ms, suggestion })
  if (faults.length === 0) return null
  return `The answer does not fit its task: ${faults.map(({ at, kind }) => `${at} ${faultWords[kind]}`).join('; ')}.`.slice(0, 400)
}
