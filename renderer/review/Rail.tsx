import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClipRow } from '../../shared/contract/clips.ts'
import { isDecided, type ClipState } from '../../shared/domain/batch.ts'
import css from './Rail.module.css'

/** Ticks that fit a tall window; the clip in front stands a third down. */
const shown = 120
const before = 33

const kinds: Record<ClipState, string> = {
  ready: 'waiting', open: 'waiting', submitted: 'done', skipped: 'skipped', escalated: 'escalated', shredded: 'gone',
}

/** The batch as a column of ticks, one a clip. */
export const Rail = memo(function Rail({ rows, clip }: { rows: readonly ClipRow[]; clip: string }) {
  const { t } = useTranslation('review')
  const at = Math.max(0, rows.findIndex(row => row.clip === clip))
  const from = Math.max(0, Math.min(at - before, rows.length - shown))
  const decided = rows.filter(row => isDecided(row.state)).length
  return (
    <div className={css['rail']} role="img" aria-label={t('rail', { position: at + 1, count: rows.length, decided })}>
      {rows.slice(from, from + shown).map((row, index) => (
        <i key={index} data-kind={row.clip === clip ? 'now' : kinds[row.state]} />
      ))}
    </div>
  )
})
