import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Action } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { recordings } from './clips/recordings.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { Frame } from '../ui/Frame.tsx'
import { Differences } from './Differences.tsx'
import css from './Explanation.module.css'
import type { PracticeKeys } from './practice-keys.ts'
import type { Explained, PracticeStore } from './practising.ts'
import { QuickKeys } from './QuickKeys.tsx'

/** After the answer: what is known of the clip, what differs, why, and which keys would have done it. */
export function Explanation({ store, keys }: { store: PracticeStore; keys: PracticeKeys }) {
  const { t } = useTranslation('practice')
  const { explained, lesson } = useStore(store)
  const heading = useRef<HTMLHeadingElement>(null)
  const last = store.lessons.at(-1)?.id === lesson.id
  const actions = useMemo((): Action[] => {
    const always = (): boolean => true
    return [
      { id: 'practice-next', label: last ? t('list') : t('next'), keys: ['Enter', 'NumpadEnter'], available: always, run: store.goOn },
      { id: 'practice-again', label: t('again'), keys: ['KeyR'], available: always, run: store.again },
    ]
  }, [store, t, last])
  useKeyLayer(useMemo(() => ({ name: 'practice', actions }), [actions]))
  useEffect(() => heading.current?.focus(), [])

  const same = explained.every(({ differences }) => differences.length === 0)
  return (
    <Frame>
      <article className={css['page']}>
        <h1 ref={heading} tabIndex={-1}>{same ? t('same') : t('differs')}</h1>
        {explained.map((each, index) => (
          <section key={each.clip.recording} className={css['clip']}>
            {explained.length === 1 ? null : <h2>{t('clip', { number: index + 1 })}{same || each.differences.length > 0 ? null : `: ${t('sameOne')}`}</h2>}
            <OneClip explained={each} keys={keys} />
          </section>
        ))}
        <div className={css['actions']}>
          {actions.map(action => (
            <Button key={action.id} look={action.id === 'practice-next' ? 'primary' : 'plain'} onClick={() => action.run()}>
              {action.label}<ActionKey of={action} tone={action.id === 'practice-next' ? 'inherit' : 'own'} />
            </Button>
          ))}
        </div>
      </article>
    </Frame>
  )
}

function OneClip({ explained: { clip, differences }, keys }: { explained: Explained; keys: PracticeKeys }) {
  const { t } = useTranslation('practice')
  return (
    <>
      <p className={css['said']} lang={recordings[clip.recording].locale} dir="auto">{recordings[clip.recording].reference}</p>
      <Differences differences={differences} />
      <dl className={css['facts']}>
        <dt>{t('whyTitle')}</dt>
        <dd>{t(`why.${clip.recording}`)}</dd>
        <dt>{t('quickest')}</dt>
        <dd><QuickKeys quickest={clip.quickest} keys={keys} /></dd>
      </dl>
    </>
  )
}
