import { recordFinding } from '../store/findings.ts'
import type { Recorders } from '../streams/recording.ts'

/** A laptop says that a stream of its own does not hold: somebody has to look at it. */
export const auditRecorders: Pick<Recorders, 'audit.failed'> = {
  async 'audit.failed'({ hub, transaction, owner }, { payload: { stream, seq } }) {
    await recordFinding(transaction, hub.now(), { kind: 'chain_broken', device: owner.device, stream, seq, escalation: null })
    return null
  },
}
