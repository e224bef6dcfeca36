import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import { Frame } from '../../ui/Frame.tsx'
import { ListPage } from '../../ui/ListPage.tsx'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { Freshness, Staleness } from '../Freshness.tsx'
import { IssueForm } from './IssueForm.tsx'
import { recallActions } from './recall-actions.ts'
import { RecallDetails } from './RecallDetails.tsx'
import { RecallList } from './RecallList.tsx'
import { createRecalls } from './recalls.ts'

/** What was taken back, who may still have it, and, for privacy officers, taking more back. */
export function RecallsPage({ mayRecall, status }: { mayRecall: boolean; status: ReactNode }) {
  const { t } = useTranslation('privacy')
  const { client } = useWorkstation()
  const [store] = useState(() => createRecalls(client, Date.now))
  const [issuing, setIssuing] = useState(false)
  const { recalls, selected, open, readAt, failure } = useStore(store)
  useEffect(() => store.follow(), [store])
  const actions = useMemo(() => recallActions(store, t, mayRecall ? () => setIssuing(true) : null), [store, t, mayRecall])
  useKeyLayer(useMemo(() => ({ name: 'recalls', title: t('recalls.title'), actions: Object.values(actions) }), [actions, t]))
  return (
    <Frame status={status} figures={<Freshness readAt={readAt} failure={failure} />}>
      <ListPage
        title={t('recalls.title')}
        lead={t('recalls.lead')}
        beside={mayRecall && !issuing ? <Button onClick={actions.begin.run}>{actions.begin.label}<ActionKey of={actions.begin} /></Button> : null}
        staleness={<Staleness readAt={readAt} failure={failure} />}
        split={issuing || recalls === null || selected === null ? null : (
          <>
            <RecallList recalls={recalls} selected={selected} onSelect={store.select} />
            {open === null ? null : <RecallDetails key={open.number} store={store} recall={open} mayConfirm={mayRecall} />}
          </>
        )}
      >
        {issuing ? <IssueForm store={store} onLeave={() => setIssuing(false)} /> : null}
        {!issuing && recalls?.length === 0 ? <NothingHere title={t('recalls.none')}>{t('recalls.noneMeaning')}</NothingHere> : null}
      </ListPage>
    </Frame>
  )
}
