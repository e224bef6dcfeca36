import { useTranslation } from 'react-i18next'
import type { MyEscalation } from '../../shared/contract/escalations.ts'
import { clockTime } from '../ui/format.ts'
import css from './Progress.module.css'
import { standingText } from './standing-text.ts'
import { standingOf, stepsOf } from './status.ts'

/** How far a report has come: one true sentence, and the four steps with their times. */
export function Progress({ own }: { own: MyEscalation }) {
  const { t } = useTranslation('escalate')
  return (
    <div className={css['progress']}>
      <p role="status" className={css['standing']} data-standing={standingOf(own)}>{standingText(t, 'standing', own)}</p>
      <ol className={css['steps']}>
        {stepsOf(own).map(({ standing: step, at }) => (
          <li key={step} data-done={at !== null}>
            <span>{t(`step.${step}`)}</span>
            <span>{at === null ? t('notYet') : clockTime(at)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
