import { careRecorders } from '../care/opt-outs.ts'
import { noteRecovered } from '../access/recovered.ts'
import { auditRecorders } from '../audit/record.ts'
import { accessRecorders, soundRecorders } from '../accesses/record.ts'
import { decisionRecorders } from '../decisions/record.ts'
import { escalationRecorders } from '../escalations/record.ts'
import { excerptRecorders } from '../excerpts/record.ts'
import { contestRecorders } from '../gold/record.ts'
import { leaseRecorders } from '../leases/record.ts'
import { questionRecorders } from '../questions/record.ts'
import { recallRecorders } from '../recalls/record.ts'
import { shiftRecorders } from '../shifts/record.ts'
import type { Recorders } from './recording.ts'

/** What becomes of every type of event beyond being kept. */
export const recorders: Recorders = {
  ...shiftRecorders,
  ...careRecorders,
  ...leaseRecorders,
  ...accessRecorders,
  ...auditRecorders,
  ...soundRecorders,
  ...decisionRecorders,
  ...escalationRecorders,
  ...questionRecorders,
  ...excerptRecorders,
  ...recallRecorders,
  ...contestRecorders,
  /** The first event of a stream is checked where the stream is opened. */
  'stream.opened': async ({ lineage }, { seq, payload: { continues } }) =>
    seq === (continues?.seq ?? 0) + 1 && continues?.stream === lineage[1] ? null : { code: 'opened_twice' },
  // Kept in the stream, where the access log is read from; no figure comes of them.
  'access.unlocked': async () => null,
  'access.unlock_failed': async () => null,
  'access.passphrase_changed': async () => null,
  'access.recovered': noteRecovered,
}
