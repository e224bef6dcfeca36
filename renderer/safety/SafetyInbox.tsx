import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Action } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { useWorkstation } from '../state/workstation.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Caution } from '../ui/Caution.tsx'
import { inWords } from '../ui/durations.ts'
import { FailureText } from '../ui/FailureText.tsx'
import { clockTime } from '../ui/format.ts'
import { Frame } from '../ui/Frame.tsx'
import { NothingHere } from '../ui/NothingHere.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useNow } from '../ui/useNow.ts'
import { CaseList } from './CaseList.tsx'
import { CasePage } from './CasePage.tsx'
import { heatOf } from './clocks.ts'
import { createInbox, type InboxStore } from './inbox.ts'
import { inboxActions } from './inbox-actions.ts'
import css from './SafetyInbox.module.css'
import { useDesktopNotices } from './useDesktopNotices.ts'

/** Everything that was escalated, by what is due first, and the case that is open. */
export function SafetyInbox() {
  const { t } = useTranslation('safety')
  const { client, announcer } = useWorkstation()
  const [store] = useState(() =>
    createInbox({
      client,
      now: Date.now,
      onArrival: arrived => announcer.announce(arrived.map(one => t('arrived', {
        severity: one.severity, category: t(`category.${one.category}`), when: t(one.happeningNow ? 'now' : 'notNow'),
      })).join('. ')),
    }),
  )
  useDesktopNotices(store)
  useEffect(() => store.follow(), [store])
  const { cases, selected, open } = useStore(store)
  const actions = useMemo(() => inboxActions(store, t), [store, t])
  useKeyLayer(useMemo(() => ({ name: 'inbox', title: t('place'), actions }), [actions, t]))
  return (
    <Frame status={<b>{t('place')}</b>} figures={<Freshness store={store} />} footer={open === null ? undefined : <Keys actions={actions} />}>
      <div className={css['page']}>
        <Heading store={store} />
        {cases === null ? <Unread store={store} /> : null}
        {cases?.length === 0 ? <NothingHere title={t('empty')}>{t('emptyMeaning')}</NothingHere> : null}
        {cases !== null && selected !== null ? (
          <div className={css['split']}>
            <CaseList store={store} cases={cases} selected={selected} />
            {open === null ? null : <CasePage key={open.escalation} store={store} report={open} />}
          </div>
        ) : null}
      </div>
    </Frame>
  )
}

function Keys({ actions }: { actions: readonly Action[] }) {
  return actions.filter(action => action.available()).map(action => (
    <span key={action.id} className={css['key']}><ActionKey of={action} />{action.label}</span>
  ))
}

function Heading({ store }: { store: InboxStore }) {
  const { t } = useTranslation('safety')
  const cases = useStore(store, state => state.cases) ?? []
  const now = useNow(1000)
  const waiting = cases.filter(one => one.acknowledgedAt === null)
  const late = waiting.filter(one => heatOf(one, now) === 'over')
  return (
    <div>
      <PageTitle title={t('title')}>
        {t('order')}{waiting.length === 0 ? null : `. ${t(late.length === 0 ? 'waiting' : 'late', { waiting: waiting.length, late: late.length })}`}
      </PageTitle>
      <Staleness store={store} />
    </div>
  )
}

function Unread({ store }: { store: InboxStore }) {
  const { t } = useTranslation('safety')
  const failure = useStore(store, state => state.failure)
  if (failure !== null && failure.code !== 'offline') return <NothingHere><FailureText failure={failure} /></NothingHere>
  return <NothingHere>{t(failure === null ? 'reading' : 'never')}</NothingHere>
}

function Freshness({ store }: { store: InboxStore }) {
  const { t } = useTranslation('safety')
  const { readAt, failure } = useStore(store)
  if (readAt === null) return null
  return <span>{failure === null ? t('live', { time: clockTime(readAt) }) : t('notLive')}</span>
}

/** Says so where what is shown may be out of date, and how old it is. */
function Staleness({ store }: { store: InboxStore }) {
  const { t } = useTranslation('safety')
  const { readAt, failure } = useStore(store)
  const now = useNow(1000)
  if (readAt === null || failure === null) return null
  if (failure.code !== 'offline') return <FailureText failure={failure} />
  return <Caution className={css['stale']}>{t('stale', { time: clockTime(readAt), age: inWords(Math.max(1000, now - readAt)) })}</Caution>
}
