import type { TFunction } from 'i18next'
import type { MyEscalation } from '../../shared/contract/escalations.ts'
import { clockTime } from '../ui/format.ts'
import { standingOf, standingSince } from './status.ts'

/** How a report stands, as a sentence (`standing`) or in the few words of the status line (`entry`). */
export function standingText(t: TFunction<'escalate'>, form: 'standing' | 'entry', own: MyEscalation): string {
  const since = standingSince(own)
  return t(`${form}.${standingOf(own)}`, { time: since === null ? '' : clockTime(since) })
}
