import type { TFunction } from 'i18next'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { Span } from '../../../shared/domain/values.ts'
import type { Region } from '../../player/Regions.tsx'
import type { Desk } from '../desk/desk.ts'

type Marked = Pick<Annotation, 'sensitive' | 'background'> & { selection: Span | null }

const selectionId = 'selection'
const sensitiveId = (index: number): string => `sensitive-${index}`

/** What was marked on a clip, as its waveform shows it; what lies on top comes last. */
export function regionsOf({ selection, sensitive, background }: Marked, t: TFunction<'review'>): Region[] {
  return [
    ...background.map((span, index): Region => ({ ...span, id: `background-${index}`, kind: 'background', label: t('regions.background') })),
    ...sensitive.flatMap(({ time, class: kind }, index): Region[] =>
      time === null ? [] : [{ ...time, id: sensitiveId(index), kind: 'sensitive', label: t(`regions.sensitive.${kind}`) }]),
    ...(selection === null ? [] : [{ ...selection, id: selectionId, kind: 'selection', label: '' } as const]),
  ]
}

/** An edge was dragged: the selection follows, or the time of a sensitive span, which has to be heard again. */
export function moveRegion(desk: Desk, id: string, span: Span): void {
  if (id === selectionId) return desk.store.setState({ selection: span })
  const sensitive = desk.store.getState().work?.draft.sensitive ?? []
  const index = sensitive.findIndex((_, place) => sensitiveId(place) === id)
  if (index !== -1) desk.edit({ sensitive: sensitive.map((one, place) => (place === index ? { ...one, time: span, confirmed: false } : one)) })
}
