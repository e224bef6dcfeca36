import type { TFunction } from 'i18next'
import type { MyEscalation } from '../../shared/contract/escalations.ts'
import { clockTime } from '../ui/format.ts'
import type { About, Candidate } from './about.ts'
import { next } from './about.ts'

/** What a report is about: a clip by its place in one's own work, somebody else's, or no recording. */
export function aboutText(t: TFunction<'escalate'>, { clip, position }: Pick<MyEscalation, 'clip' | 'position'>): string {
  if (clip === null) return t('aboutNone')
  return position === null ? t('aboutOthers') : t('about', { position })
}

const clipName = ({ position }: Candidate): 'own' | 'others' => (position === null ? 'others' : 'own')

/** The clip that is chosen, as the panel names it. */
export const chosenText = (t: TFunction<'escalate'>, candidate: Candidate): string =>
  t(`chosen.${clipName(candidate)}.${candidate.how}`, { position: candidate.position ?? 0, time: candidate.heardAt === null ? '' : clockTime(candidate.heardAt) })

/** What choosing another clip would come to, null where there is no other. */
export function otherText(t: TFunction<'escalate'>, about: About): string | null {
  const other = about.candidates[next(about).at]
  return other === undefined || about.candidates.length < 2
    ? null
    : t(`other.${other.how}`, { position: other.position ?? 0, time: other.heardAt === null ? '' : clockTime(other.heardAt) })
}
