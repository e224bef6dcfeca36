import { accessReplayers } from '../access/replay.ts'
import { deviceReplayers } from '../access/replay-devices.ts'
import { adjudicationReplayers } from '../adjudications/replay.ts'
import { backupReplayers } from '../backup/replay.ts'
import { caseReplayers } from '../escalations/replay.ts'
import { drawReplayers } from '../quality/lost.ts'
import { goldReplayers } from '../quality/replay.ts'
import { leaseReplayers } from '../leases/replay.ts'
import { rotaReplayers } from '../rota/replay.ts'
import { policyReplayers } from '../setup/replay.ts'
import { contestReplayers } from '../gold/replay.ts'
import { recallReplayers } from '../recalls/replay.ts'
import { rescueReplayers } from '../rescue/replay.ts'
import type { Replayers } from './replayer.ts'

/** What every kind of entry did, done again. */
export const replayers: Replayers = {
  ...accessReplayers,
  ...caseReplayers,
  ...backupReplayers,
  ...recallReplayers,
  ...leaseReplayers,
  ...rescueReplayers,
  ...policyReplayers,
  ...rotaReplayers,
  ...deviceReplayers,
  ...adjudicationReplayers,
  ...contestReplayers,
  ...goldReplayers,
  ...drawReplayers,
}
