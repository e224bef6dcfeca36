import { z } from 'zod'

const share = (usual: number) => z.number().min(0).max(1).default(usual)

/** How the hub measures quality, as the organisation has decided; all of it from 0 to 1. */
export const QualityPolicy = z.strictObject({
  /** Of a batch's clips: given to a second reviewer as well, neither knowing of the other. */
  overlapShare: share(0.05),
  /** Of a batch's clips: ones whose answer is known. */
  goldShare: share(0.02),
  /** Of those: given with a wrong hypothesis, so that blind accepting shows. */
  goldWrongShare: share(0.5),
  /** The word error rate between two answers above which a third person decides. */
  disagreementWer: share(0.15),
})
export type QualityPolicy = z.infer<typeof QualityPolicy>

export const usualQuality: QualityPolicy = QualityPolicy.parse({})
