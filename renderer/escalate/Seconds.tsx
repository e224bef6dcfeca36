import { useTranslation } from 'react-i18next'
import { seconds } from '../ui/format.ts'
import type { Candidate } from './about.ts'
import type { EscalatingStore } from './escalating.ts'
import css from './Subject.module.css'

const edges = ['from', 'to'] as const
/** What one arrow key moves an edge by, in milliseconds. */
const stepMs = 100

/** The two ends of what is marked, moved without a sound. */
export function Seconds({ store, subject }: { store: EscalatingStore; subject: Candidate }) {
  const { t } = useTranslation('escalate')
  const span = subject.span ?? { from: 0, to: subject.durationMs }
  return (
    <div className={css['seconds']}>
      {edges.map((edge, index) => (
        <label key={edge}>
          <span>{t(`edge.${edge}`)}</span>
          <input
            type="range"
            autoFocus={index === 0}
            min={0}
            max={subject.durationMs}
            step={stepMs}
            value={span[edge]}
            aria-valuetext={t('second', { at: seconds(span[edge]) })}
            onChange={({ target }) => store.setEdge(edge, target.valueAsNumber)}
          />
          <output>{t('second', { at: seconds(span[edge]) })}</output>
        </label>
      ))}
    </div>
  )
}
