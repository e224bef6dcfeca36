import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Frame } from '../ui/Frame.tsx'
import { ListPage } from '../ui/ListPage.tsx'
import { NothingHere } from '../ui/NothingHere.tsx'
import { CaseList, type Line } from './CaseList.tsx'
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
      <ListPage
        title={t(`lists.${words}.title`)}
        lead={t(`lists.${words}.lead`)}
        beside={renderBeside(cases)}
        staleness={<Staleness inbox={inbox} />}
        split={cases === null || selected === null ? null : (
          <>
            <CaseList label={t(`lists.${words}.list`)} cases={cases} selected={selected} onSelect={inbox.select} />
            {open === null ? null : renderPage(open, cases)}
          </>
        )}
      >
        {cases === null ? <Unread inbox={inbox} /> : null}
        {cases?.length === 0 ? <NothingHere title={t(`lists.${words}.empty`)}>{t(`lists.${words}.emptyMeaning`)}</NothingHere> : null}
      </ListPage>
    </Frame>
  )
}
