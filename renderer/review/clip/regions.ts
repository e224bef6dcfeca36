import type { Annotation, SensitiveClass } from '../../../shared/domain/annotation.ts'
import type { Span } from '../../../shared/domain/values.ts'

/** A stretch of the clip that is shown on its waveform, in milliseconds. */
export type Region = { id: string; from: number; to: number; kind: 'sensitive' | 'background' | 'selection'; label: string }

type RegionNames = { sensitive(kind: SensitiveClass): string; background: string; selection: string }

/** What lies over the sound of a clip; a sensitive span that is being changed is shown as it will be. */
export function regionsOf({ sensitive, background }: Annotation, selection: Span | null, names: RegionNames): Region[] {
  const spans = sensitive.flatMap(({ class: kind, time }, index): Region[] =>
    time === null ? [] : [{ id: `sensitive-${index}`, ...time, kind: 'sensitive', label: names.sensitive(kind) }],
  )
  const others = background.map((span, index): Region => ({ id: `background-${index}`, ...span, kind: 'background', label: names.background }))
  return [...spans, ...others, ...(selection === null ? [] : [{ id: 'selection', ...selection, kind: 'selection' as const, label: names.selection }])]
}
