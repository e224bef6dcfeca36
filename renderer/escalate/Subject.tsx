import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { seconds } from '../ui/format.ts'
import { chosenText, otherText } from './about-text.ts'
import type { EscalatingStore } from './escalating.ts'
import { Seconds } from './Seconds.tsx'
import css from './Subject.module.css'
import type { Panel } from './usePanel.ts'

/** Which clip the report is about and which seconds of it, and the ways to another. */
export function Subject({ store, panel }: { store: EscalatingStore; panel: Panel }) {
  const { t } = useTranslation('escalate')
  const { about, draft } = useStore(store)
  const subject = store.subject()
  const misuse = draft.category === 'misuse'
  const other = misuse && about.candidates.length > 0 ? t('other.misuse') : otherText(t, about)
  return (
    <>
      <p className={css['lead']}>
        {subject !== null ? (
          <>
            {t('silent')} <b>{chosenText(t, subject)}</b>{': '}
            {subject.span === null ? t('unmarked') : t('marked', { from: seconds(subject.span.from), to: seconds(subject.span.to) })} {t('noNeed')}
          </>
        ) : t(misuse ? 'withoutClip' : 'nothingHeard')}
      </p>
      {other === null && subject === null ? null : (
        <div className={css['ways']}>
          {other === null ? null : (
            <Button look="quiet" small keepsFocus onClick={store.switchClip}><ActionKey of={panel.named('escalate.clip')} />{other}</Button>
          )}
          {subject === null || panel.secondsOpen ? null : (
            <Button look="quiet" small keepsFocus onClick={panel.openSeconds}><ActionKey of={panel.named('escalate.seconds')} />{t('seconds')}</Button>
          )}
        </div>
      )}
      {subject !== null && panel.secondsOpen ? <Seconds store={store} subject={subject} /> : null}
    </>
  )
}
