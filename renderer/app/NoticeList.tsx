import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { useFailureText } from '../ui/failure-text.ts'
import css from './NoticeList.module.css'

/** What went wrong or should be known, until it is dismissed. */
export function NoticeList() {
  const { t } = useTranslation('ui')
  const { notices, alarm } = useWorkstation()
  const textOf = useFailureText()
  const shown = useStore(notices, state => state.notices)
  // Whoever tells of harm is not interrupted, and no button of theirs is covered; it waits.
  const telling = useStore(alarm, state => state.raised !== null)
  if (shown.length === 0 || telling) return null
  return (
    <section className={css['notices']} aria-label={t('notices')}>
      {shown.map(notice => (
        <div key={notice.id} role="alert" className={cx(css['notice'], 'text' in notice && css['told'])}>
          <p>{'text' in notice ? notice.text : textOf(notice.failure)}</p>
          <Button look="quiet" small keepsFocus onClick={() => notices.dismiss(notice.id)}>{t('dismiss')}</Button>
        </div>
      ))}
    </section>
  )
}
