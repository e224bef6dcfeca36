import type { z } from 'zod'
import { adjudicationMethods } from './adjudications.ts'
import { auditMethods } from './audit.ts'
import { boardMethods } from './board.ts'
import { careMethods } from './care.ts'
import { clipMethods } from './clips.ts'
import { documentMethods } from './documents.ts'
import { escalationMethods } from './escalations.ts'
import type { CoreEvent } from './events.ts'
import type { Reply } from './failure.ts'
import { qualityMethods } from './quality.ts'
import { questionMethods } from './questions.ts'
import { flowMethods } from './flow.ts'
import { hubAuditMethods } from './hub-audit.ts'
import { recallMethods } from './recalls.ts'
import { rejectionMethods } from './rejections.ts'
import { goldMethods } from './gold.ts'
import { searchMethods } from './search.ts'
import { rescueMethods } from './rescue.ts'
import { rotaMethods } from './rota.ts'
import { sessionMethods } from './session.ts'
import { settingsMethods } from './settings.ts'
import { shiftMethods } from './shift.ts'
import { syncMethods } from './sync.ts'
import { toldMethods } from './told.ts'
import { vaultCheckMethods } from './vault-check.ts'

export const methods = {
  ...sessionMethods,
  ...rescueMethods,
  ...shiftMethods,
  ...syncMethods,
  ...rejectionMethods,
  ...recallMethods,
  ...hubAuditMethods,
  ...clipMethods,
  ...careMethods,
  ...documentMethods,
  ...flowMethods,
  ...searchMethods,
  ...escalationMethods,
  ...questionMethods,
  ...adjudicationMethods,
  ...goldMethods,
  ...boardMethods,
  ...qualityMethods,
  ...rotaMethods,
  ...settingsMethods,
  ...toldMethods,
  ...auditMethods,
  ...vaultCheckMethods,
}

export type MethodName = keyof typeof methods
export type MethodInput<M extends MethodName> = z.infer<(typeof methods)[M]['input']>
export type MethodOutput<M extends MethodName> = z.infer<(typeof methods)[M]['output']>

/** All that a renderer can reach of its host: two functions, and never a third. */
export type Bridge = {
  call(method: string, input: unknown): Promise<Reply<unknown>>
  subscribe(listener: (event: CoreEvent) => void): () => void
}
