import type { TFunction } from 'i18next'
import type { RotaSpan } from '../../../shared/hub-api/rota.ts'
import type { Action } from '../../keys/action.ts'
import type { SpanChange } from './SpanForm.tsx'

export type SpanActions = { handOver: Action; hours: Action }

/** What can be done with an own span; its hours are fixed once it has begun. */
export const spanActions = (span: RotaSpan, now: number, onChange: (change: SpanChange) => void, t: TFunction<'safety'>): SpanActions => ({
  handOver: { id: 'rota.handOver', label: t('rota.handOver'), keys: ['KeyH'], available: () => true, run: () => onChange({ kind: 'handOver', span }) },
  hours: { id: 'rota.hours', label: t('rota.change'), keys: ['KeyI'], available: () => span.from > now, run: () => onChange({ kind: 'hours', span }) },
})
