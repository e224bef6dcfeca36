import { z } from 'zod'
import { faultsOf } from '../../shared/domain/annotation-rules.ts'
import { Slot, type Annotation } from '../../shared/domain/annotation.ts'
import type { RejectionReason } from '../../shared/hub-api/rejections.ts'
import type { Recording } from '../streams/recording.ts'

const Slots = z.array(Slot)

/** Why an answer is none that the task of its batch allows, or null. */
export async function unfitness({ givenOf, taskOf }: Recording, batch: string, clip: string, annotation: Annotation): Promise<RejectionReason | null> {
  const given = await givenOf(clip)
  const suggestion = { hypothesis: given.hypothesis, intent: given.intent, slots: Slots.parse(JSON.parse(given.slots)) }
  const faults = faultsOf(await taskOf(batch), annotation, { durationMs: given.duration_ms, suggestion })
  // Which of the choices it is would name what a device has sent; that the choices do not fit is enough to go by.
  const distinct = new Map(faults.map(({ field, kind }) => [`${field} ${kind}`, { field, kind }]))
  return distinct.size === 0 ? null : { code: 'answer_unfit', faults: [...distinct.values()] }
}
