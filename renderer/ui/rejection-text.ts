import { useTranslation } from 'react-i18next'
import type { RejectionReason } from '../../shared/hub-api/rejections.ts'
import { happeningOf } from './happenings.ts'

function lostAs(type: string): 'report' | 'answer' | 'other' {
  const happening = happeningOf(type)
  return happening === 'report' || happening === 'answer' ? happening : 'other'
}

/** The sentences for why the hub could not use an event: what happened, what is safe, what to do. */
export function useRejectionText(): (event: { type: string; why: RejectionReason }) => string {
  const { t } = useTranslation('ui')
  return ({ type, why }) => {
    switch (why.code) {
      case 'payload_lost':
        return t(`rejection.payload_lost_${lostAs(type)}`)
      case 'payload_unfit':
        return why.fields.length === 0 ? t('rejection.payload_unfit_whole') : t('rejection.payload_unfit_fields', { fields: why.fields.join(', ') })
      case 'answer_unfit':
        return t('rejection.answer_unfit', { faults: why.faults.map(({ field, kind }) => t(`answerFault.${kind}`, { field: t(`answerField.${field}`) })).join('; ') })
      case 'question_closed':
        return t('rejection.question_closed', { state: t(`questionStood.${why.state}`) })
      case 'earlier':
        return t('rejection.earlier', { said: why.said })
      default:
        return t(`rejection.${why.code}`)
    }
  }
}
