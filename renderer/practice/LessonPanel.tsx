import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Bound } from '../keys/action.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import css from './LessonPanel.module.css'
import type { PracticeKeys } from './practice-keys.ts'
import type { PracticeStore } from './practising.ts'
import { steps } from './steps.ts'

/** Beside the clip: what the lesson is about, what to try, and what of it was tried. */
export function LessonPanel({ store, keys }: { store: PracticeStore; keys: PracticeKeys }) {
  const { t } = useTranslation('practice')
  const { lesson, stepsDone } = useStore(store)
  const keyOf = (action: string | null): Bound | undefined => (action === null ? undefined : keys.get(action))
  return (
    <section className={css['panel']}>
      <h2>{t(`lesson.${lesson.id}.title`)}</h2>
      <p className={css['about']}>{t(`lesson.${lesson.id}.about`)}</p>
      {lesson.steps.length === 0 ? null : (
        <>
          <h3>{t('toTry')}</h3>
          <ul className={css['steps']}>
            {lesson.steps.map(name => {
              const key = keyOf(steps[name].action)
              const tried = stepsDone.has(name)
              return (
                <li key={name} data-tried={tried ? '' : undefined}>
                  <i aria-hidden="true">{tried ? '✓' : ''}</i>
                  <span>{t(`step.${name}`)}{tried ? <span className="unseen">, {t('tried')}</span> : null}</span>
                  {key === undefined ? null : <ActionKey of={key} />}
                </li>
              )
            })}
          </ul>
        </>
      )}
      <Button look="quiet" small keepsFocus className={css['all']} onClick={store.choose}>{t('open')}</Button>
    </section>
  )
}
