import { useTranslation } from 'react-i18next'
import { SaidWith } from './SaidWith.tsx'
import { deedOf, wordsIn } from './step-words.ts'
import css from './Waiting.module.css'
import type { Waiting as Waits } from './waiting.ts'

/** What is put before a second person, in the words of whoever did: read before anybody agrees to it. */
export function Waiting({ waiting, yours }: { waiting: readonly Waits[]; yours: boolean }) {
  const { t } = useTranslation('safety')
  if (waiting.length === 0) return null
  return (
    <section className={css['waiting']} aria-label={t('step.waits')}>
      <h3>{t(yours ? 'step.waitsForYou' : 'step.waits')}</h3>
      {waiting.map(({ actor, step }) => (
        <div key={`${step.action} ${'kind' in step ? step.kind : ''}`}>
          <p>{actor === '' ? deedOf(step, t) : t('step.asks', { actor, what: deedOf(step, t) })}</p>
          <SaidWith said={wordsIn(step, t)} />
        </div>
      ))}
    </section>
  )
}
