import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Action } from '../keys/action.ts'
import { useWorkstation } from '../state/workstation.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ActionKey } from '../ui/ActionKey.tsx'
import type { PracticeKeys } from './practice-keys.ts'
import css from './PracticeStrip.module.css'
import type { PracticeStore } from './practising.ts'
import { stepAhead, steps } from './steps.ts'

type PracticeStripProps = { store: PracticeStore; keys: PracticeKeys; leave: Action }

/** Over everything while somebody practises: that this is practice, what to try now, and the way out. */
export function PracticeStrip({ store, keys, leave }: PracticeStripProps) {
  const { t } = useTranslation('practice')
  const { announcer } = useWorkstation()
  const { stage, lesson, stepsDone } = useStore(store)
  const step = stage === 'trying' ? stepAhead(lesson.steps, stepsDone) : undefined
  const position = store.lessons.findIndex(({ id }) => id === lesson.id) + 1
  const action = step === undefined ? null : steps[step].action
  const key = action === null ? undefined : keys.get(action)
  const text = step === undefined ? (stage === 'trying' ? t('ownPace') : null) : t(`step.${step}`)
  useEffect(() => {
    if (text !== null) announcer.announce(text)
  }, [announcer, text])
  return (
    <section className={css['strip']} aria-label={t('name')}>
      <span className={css['name']}>{t('name')}</span>
      {stage === 'choosing' ? null : (
        <span className={css['lesson']}>{t('position', { position, count: store.lessons.length })}<b>{t(`lesson.${lesson.id}.title`)}</b></span>
      )}
      <p className={css['step']}>{key === undefined ? null : <ActionKey of={key} />}{text}</p>
      <ActionButton action={leave} />
    </section>
  )
}
