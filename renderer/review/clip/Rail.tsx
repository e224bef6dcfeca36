import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClipRow } from '../../../shared/contract/clips.ts'
import { isDecided, type ClipState } from '../../../shared/domain/batch.ts'
import type { Action } from '../../keys/action.ts'
import css from './Rail.module.css'

/** Ticks that fit a tall window; the clip in front stands a third down. */
const shown = 120
const before = 33
const stepPx = 7
const widthPx = 34

const kinds = ['waiting', 'done', 'skipped', 'escalated', 'gone'] as const
const kindOf: Record<ClipState, (typeof kinds)[number]> = {
  ready: 'waiting', open: 'waiting', submitted: 'done', skipped: 'skipped', escalated: 'escalated', shredded: 'gone',
}

/** The clips as a column of ticks, one each; pressing it opens the list of all. One stroke for each kind, because it is drawn anew with every clip. */
export const Rail = memo(function Rail({ rows, clip, list }: { rows: readonly ClipRow[]; clip: string; list: Action }) {
  const { t } = useTranslation('review')
  const at = Math.max(0, rows.findIndex(row => row.clip === clip))
  const from = Math.max(0, Math.min(at - before, rows.length - shown))
  const visible = rows.slice(from, from + shown)
  const decided = rows.reduce((count, row) => count + (isDecided(row.state) ? 1 : 0), 0)
  const strokes: Record<(typeof kinds)[number], string> = { waiting: '', done: '', skipped: '', escalated: '', gone: '' }
  for (const [index, row] of visible.entries()) {
    if (row.clip !== clip) strokes[kindOf[row.state]] += `M9 ${yOf(index)}h16`
  }
  return (
    <button
      type="button"
      className={css['rail']}
      aria-label={t('railOpen', { position: at + 1, count: rows.length, decided })}
      title={list.label}
      onMouseDown={event => event.preventDefault()}
      onClick={() => { if (list.available()) list.run() }}
    >
      <svg aria-hidden="true" width={widthPx} height={yOf(visible.length)}>
        {kinds.map(kind => (strokes[kind] === '' ? null : <path key={kind} className={css[kind]} d={strokes[kind]} />))}
        <path className={css['now']} d={`M4 ${yOf(at - from)}h26`} />
      </svg>
    </button>
  )
})

const yOf = (index: number): number => index * stepPx + stepPx / 2
