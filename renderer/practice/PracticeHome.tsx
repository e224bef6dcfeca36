import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Action } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { Frame } from '../ui/Frame.tsx'
import css from './PracticeHome.module.css'
import type { PracticeStore } from './practising.ts'

/** What practice is, and its lessons: in order by Enter, or any of them. */
export function PracticeHome({ store }: { store: PracticeStore }) {
  const { t } = useTranslation('practice')
  const { gone, lesson } = useStore(store)
  const through = store.lessons.every(({ id }) => gone.has(id))
  const start = through ? t('again') : gone.size > 0 ? t('goOnWith') : t('start')
  const starting = useMemo((): Action => (
    { id: 'practice-start', label: start, keys: ['Enter', 'NumpadEnter'], available: () => true, run: () => store.begin(store.getState().lesson.id) }
  ), [store, start])
  useKeyLayer(useMemo(() => ({ name: 'practice-home', actions: [starting] }), [starting]))
  return (
    <Frame>
      <div className={css['page']}>
        <div className={css['lead']}>
          <h1>{t(through ? 'titleDone' : 'title')}</h1>
          <p>{t(through ? 'leadDone' : 'lead')}</p>
          {through ? null : <p>{t('sound')}</p>}
          <Button look="primary" autoFocus onClick={() => store.begin(lesson.id)}>{start}<ActionKey of={starting} tone="inherit" /></Button>
        </div>
        <nav aria-label={t('lessons')}>
          <ol className={css['lessons']}>
            {store.lessons.map(({ id }, index) => (
              <li key={id}>
                <button type="button" className={css['lesson']} aria-current={id === lesson.id ? 'step' : undefined} onClick={() => store.begin(id)}>
                  <span className={css['number']}>{index + 1}</span>
                  {t(`lesson.${id}.title`)}
                  {gone.has(id) ? <span className={css['gone']}>{t('gone')}</span> : null}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      </div>
    </Frame>
  )
}
