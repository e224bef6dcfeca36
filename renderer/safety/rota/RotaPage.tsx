import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Rota, RotaSpan } from '../../../shared/hub-api/rota.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import { Caution } from '../../ui/Caution.tsx'
import { clockTime, dayAndTime, nearTime } from '../../ui/format.ts'
import { Frame } from '../../ui/Frame.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { useNow } from '../../ui/useNow.ts'
import { Freshness, Staleness, Unread } from '../Freshness.tsx'
import { createRotaStore, type RotaStore } from './rota-store.ts'
import css from './RotaPage.module.css'
import { spanActions, type SpanActions } from './span-actions.ts'
import { SpanForm, type SpanChange } from './SpanForm.tsx'

/** Who is on call, in which order, and where somebody is missing; own hours can be handed over. */
export function RotaPage({ status }: { status: ReactNode }) {
  const { t } = useTranslation('safety')
  const { client } = useWorkstation()
  const [store] = useState(() => createRotaStore(client, Date.now))
  useEffect(() => store.follow(), [store])
  const rota = useStore(store, state => state.rota)
  return (
    <Frame status={status} figures={<Freshness inbox={store} />}>
      <div className={css['page']}>
        <PageTitle title={t('rota.title')}>{t('rota.lead')}</PageTitle>
        <Staleness inbox={store} />
        {rota === null ? <Unread inbox={store} /> : <Week store={store} rota={rota} />}
      </div>
    </Frame>
  )
}

/** The day is said again only where the span runs into another. */
const endOf = ({ from, to }: RotaSpan): string =>
  new Date(from).toDateString() === new Date(to).toDateString() ? clockTime(to) : dayAndTime(to)

const byOrder = (one: RotaSpan, other: RotaSpan): number => one.place - other.place || one.from - other.from

function Week({ store, rota: { spans, gaps, colleagues } }: { store: RotaStore; rota: Rota }) {
  const { t } = useTranslation('safety')
  const { session } = useWorkstation()
  const self = useStore(session, ({ value }) => value?.person?.person ?? null)
  const now = useNow(20_000)
  const [change, setChange] = useState<SpanChange | null>(null)
  const onCall = spans.filter(({ from, to }) => from <= now && now < to).toSorted(byOrder)
  const week = useMemo(() => spans.toSorted((one, other) => one.from - other.from || byOrder(one, other)), [spans])
  const own = useMemo(() => week.find(({ person, to }) => person.person === self && to > now), [week, self, now])
  const ways = useMemo(() => own === undefined ? null : spanActions(own, now, setChange, t), [own, now, t])
  useKeyLayer(useMemo(() => (ways === null ? null : { name: 'rota', title: t('rota.title'), actions: Object.values(ways) }), [ways, t]))
  return (
    <>
      <section>
        <h2>{t('rota.now')}</h2>
        {onCall.length === 0 ? <Caution alert={false}>{t('rota.nobody')}</Caution> : (
          <ol className={css['now']}>
            {onCall.map(({ span, person, to }, index) =>
              <li key={span}>{t('rota.order', { place: index + 1, code: person.code, role: t(`rota.role.${person.role}`), until: nearTime(to) })}</li>)}
          </ol>
        )}
      </section>
      <section>
        <h2>{t('rota.gaps')}</h2>
        {gaps.length === 0 ? <p>{t('rota.noGaps')}</p> : (
          <ul className={css['gaps']} tabIndex={0} aria-label={t('rota.gaps')}>
            {gaps.map(({ from, to, people }) => <li key={from}>{t('rota.gap', { from: dayAndTime(from), to: nearTime(to), count: people })}</li>)}
          </ul>
        )}
      </section>
      {change === null ? null : <SpanForm key={`${change.kind} ${change.span.span}`} store={store} change={change} colleagues={colleagues} onLeave={() => setChange(null)} />}
      <section>
        <h2>{t('rota.week')}</h2>
        {week.length === 0 ? <p>{t('rota.empty')}</p> : (
          <ul className={css['week']}>
            {week.map(one => (
              <li key={one.span} data-own={one.person.person === self}>
                <span>{t('rota.place', { place: one.place })}</span>
                <b>{one.person.code}{one.person.person === self ? ` (${t('rota.you')})` : null}</b>
                <span>{t('rota.span', { from: dayAndTime(one.from), to: endOf(one) })}</span>
                {one.person.person === self ? <Ways ways={one === own && ways !== null ? ways : spanActions(one, now, setChange, t)} keyed={one === own} /> : null}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function Ways({ ways, keyed }: { ways: SpanActions; keyed: boolean }) {
  return (
    <span className={css['ways']}>
      {[ways.handOver, ways.hours].filter(action => action.available()).map(action => (
        <Button key={action.id} small onClick={action.run}>{action.label}{keyed ? <ActionKey of={action} /> : null}</Button>
      ))}
    </span>
  )
}
