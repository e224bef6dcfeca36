import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Rejection } from '../../../shared/contract/rejections.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { nearTime } from '../../ui/format.ts'
import { Frame } from '../../ui/Frame.tsx'
import { happeningOf } from '../../ui/happenings.ts'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { useRejectionText } from '../../ui/rejection-text.ts'
import css from '../Page.module.css'
import rows from '../Row.module.css'
import type { Rejections } from './rejections.ts'

/** What the hub could not use: of whom, why, and that somebody has seen to it. Never what it said. */
export function RejectionsPage({ store, status }: { store: Rejections; status: ReactNode }) {
  const { t } = useTranslation('supervisor')
  const { rejections, failure } = useStore(store)
  return (
    <Frame status={status}>
      <div className={css['page']}>
        <PageTitle title={t('rejections.title')}>{t('rejections.lead')}</PageTitle>
        {failure === null ? null : <FailureText failure={failure} />}
        {rejections === null && failure === null ? <NothingHere>{t('reading')}</NothingHere> : null}
        {rejections?.length === 0 ? <NothingHere title={t('rejections.none')}>{t('rejections.noneMeaning')}</NothingHere> : null}
        {rejections === null || rejections.length === 0 ? null : (
          <ul className={css['scroll']} tabIndex={0} aria-label={t('rejections.title')}>
            {rejections.map(one => <Row key={`${one.stream} ${one.seq}`} rejection={one} onSettle={() => void store.settle(one)} />)}
          </ul>
        )}
      </div>
    </Frame>
  )
}

function Row({ rejection: { type, person, at, why }, onSettle }: { rejection: Rejection; onSettle(): void }) {
  const { t } = useTranslation(['supervisor', 'ui'])
  const textOf = useRejectionText()
  const what = t(`ui:happening.${happeningOf(type)}`)
  const whose = person ?? t('rejections.device')
  return (
    <li className={rows['row']}>
      <div>
        <b>{t('rejections.what', { what, whose, time: nearTime(at) })}</b>
        <p>{textOf({ type, why })}</p>
      </div>
      <Button small onClick={onSettle} aria-label={t('rejections.settleThis', { what, whose })}>{t('rejections.settle')}</Button>
    </li>
  )
}
