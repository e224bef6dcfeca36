import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Frame } from '../ui/Frame.tsx'
import { NothingHere } from '../ui/NothingHere.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { CaseList, type Line } from './CaseList.tsx'
import css from './CasesFrame.module.css'
import { Freshness, Staleness, Unread } from './Freshness.tsx'
import type { InboxStore } from './inbox.ts'

type CasesFrameProps<L extends Line, O extends { escalation: string }> = {
  inbox: InboxStore<L, O>
  status: ReactNode
  footer?: ReactNode
  /** What the page says of itself, in its catalogue. */
  words: 'open' | 'closed' | 'team'
  /** At the right of the title. */
  renderBeside(cases: readonly L[] | null): ReactNode
  renderPage(open: O, cases: readonly L[]): ReactNode
}

/** A list of cases beside the one that is open. */
export function CasesFrame<L extends Line, O extends { escalation: string }>({ inbox, status, footer, words, renderBeside, renderPage }: CasesFrameProps<L, O>) {
  const { t } = useTranslation('safety')
  const { cases, selected, open } = useStore(inbox)
  return (
    <Frame status={status} figures={<Freshness inbox={inbox} />} footer={open === null ? undefined : footer}>
      <div className={css['page']}>
        <div>
          <div className={css['head']}>
            <PageTitle title={t(`lists.${words}.title`)}>{t(`lists.${words}.lead`)}</PageTitle>
            {renderBeside(cases)}
          </div>
          <Staleness inbox={inbox} />
        </div>
        {cases === null ? <Unread inbox={inbox} /> : null}
        {cases?.length === 0 ? <NothingHere title={t(`lists.${words}.empty`)}>{t(`lists.${words}.emptyMeaning`)}</NothingHere> : null}
        {cases !== null && selected !== null ? (
          <div className={css['split']}>
            <CaseList label={t(`lists.${words}.list`)} cases={cases} selected={selected} onSelect={inbox.select} />
            {open === null ? null : renderPage(open, cases)}
          </div>
        ) : null}
      </div>
    </Frame>
  )
}
