import { memo } from 'react'
import type { Span } from '../../shared/domain/values.ts'
import css from './Regions.module.css'

/** A stretch of a clip that means something, drawn over its shape. */
export type Region = Span & {
  id: string
  kind: 'selection' | 'sensitive' | 'background' | 'asked' | 'words'
  /** Short: it stands at the stretch's top. */
  label: string
}

/** The kinds whose edges can be dragged. */
const movable: readonly Region['kind'][] = ['selection', 'sensitive']

/** Seen and dragged only: what they say is also written out beside the clip, and their edges have keys. */
export const Regions = memo(function Regions({ regions, durationMs }: { regions: readonly Region[]; durationMs: number }) {
  return (
    <div aria-hidden="true">
      {regions.map(({ id, kind, from, to, label }) => (
        <div
          key={id}
          className={css['region']}
          data-kind={kind}
          style={{ left: `${(from / durationMs) * 100}%`, width: `${((to - from) / durationMs) * 100}%` }}
        >
          {label === '' ? null : <span className={css['label']}>{label}</span>}
          {movable.includes(kind) ? (
            <>
              <i className={css['edge']} data-region={id} data-edge="from" />
              <i className={css['edge']} data-region={id} data-edge="to" />
            </>
          ) : null}
        </div>
      ))}
    </div>
  )
})
