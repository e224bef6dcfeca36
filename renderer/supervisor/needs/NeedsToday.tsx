import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Need } from '../../../shared/hub-api/needs.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { dayAndTime, nearTime, shortTime } from '../../ui/format.ts'
import type { NeedsStore } from './needs.ts'
import { WithoutClips } from './WithoutClips.tsx'
import rows from '../Row.module.css'
import css from './NeedsToday.module.css'

/** Something that waits on another page. */
export type Elsewhere = { kind: 'questions' | 'refused' | 'adjudications' | 'contested'; count: number; open(): void }

type NeedsTodayProps = {
  store: NeedsStore
  elsewhere: readonly Elsewhere[]
  now: number
  /** Shows the last shift of somebody; null where none is on the page. */
  shiftOf(person: string): (() => void) | null
  /** Shows batches, those of this name where one is given. */
  onBatches(name?: string): void
}

/** What tells a need from every other one, whatever else of it changes. */
const keyOf = (need: Need): string => {
  switch (need.kind) {
    case 'unsent':
    case 'no_clips': return `${need.kind} ${need.person}`
    case 'due':
    case 'missed': return `${need.kind} ${need.person} ${need.batch}`
    case 'laptop_unsent': return `laptop ${need.laptop}`
    case 'some_due':
    case 'some_missed':
    case 'some_without_clips': return need.kind
  }
}

/** What had better be seen to, each with what can be done about it here. */
export function NeedsToday({ store, elsewhere, now, shiftOf, onBatches }: NeedsTodayProps) {
  const { t } = useTranslation('supervisor')
  const { read, failure, given } = useStore(store)
  const [aside, setAside] = useState<readonly string[]>([])
  const needs = (read?.needs ?? []).filter(need => !aside.includes(keyOf(need)))
  const without = needs.filter(need => need.kind === 'no_clips')
  // One person alone keeps a row of their own.
  const single = without.length > 1 ? needs.filter(({ kind }) => kind !== 'no_clips') : needs
  const give = (person: string | null): void => void store.give(person)
  const waiting = elsewhere.filter(({ count }) => count > 0)
  const empty = needs.length === 0 && waiting.length === 0
  return (
    <section className={css['needs']} aria-labelledby="needs-title">
      <h2 id="needs-title" className={css['title']}>{t('needs.title')}</h2>
      {read !== null && !read.live ? <p className={css['stale']}>{t('needs.snapshot', { when: dayAndTime(read.at) })}</p> : null}
      {failure !== null && failure.code !== 'offline' ? <FailureText failure={failure} /> : null}
      {empty && read !== null ? <p className={css['nothing']}>{t('needs.nothing')}</p> : null}
      {empty ? null : (
        <ul className={css['list']} tabIndex={0} aria-labelledby="needs-title">
          {waiting.map(({ kind, count, open }) => (
            <li key={kind} className={rows['row']}>
              <span>{t(`needs.${kind}`, { count })}</span>
              <Button small onClick={open} aria-label={`${t('needs.open')}: ${t(`needs.${kind}`, { count })}`}>{t('needs.open')}</Button>
            </li>
          ))}
          {single.map(need => (
            <Row key={keyOf(need)} need={need} now={now} shiftOf={shiftOf} onBatches={onBatches} onGive={give} onAside={() => setAside([...aside, keyOf(need)])} />
          ))}
          {without.length > 1 ? <WithoutClips people={without.map(({ person }) => person)} onGive={give} /> : null}
        </ul>
      )}
      <div role="status" className={css['given']}>
        {given.map(({ person, clips: count }) => (
          <p key={person ?? 'all'}>{t(`needs.${count === 0 ? 'noneLeft' : 'given'}${person === null ? 'All' : ''}`, { person: person ?? '', count })}</p>
        ))}
      </div>
    </section>
  )
}

type RowProps = Pick<NeedsTodayProps, 'now' | 'shiftOf' | 'onBatches'> & { need: Need; onGive(person: string | null): void; onAside(): void }

function Row({ need, now, shiftOf, onBatches, onGive, onAside }: RowProps) {
  const what = useWords(need, now)
  return (
    <li className={rows['row']}>
      <span>{what}</span>
      <Way need={need} what={what} shiftOf={shiftOf} onBatches={onBatches} onGive={onGive} onAside={onAside} />
    </li>
  )
}

/** What can be done about it from here. */
function Way({ need, what, shiftOf, onBatches, onGive, onAside }: Omit<RowProps, 'now'> & { what: string }) {
  const { t } = useTranslation('supervisor')
  switch (need.kind) {
    case 'no_clips': return <Button small onClick={() => onGive(need.person)} aria-label={t('needs.giveTo', { person: need.person })}>{t('needs.give')}</Button>
    case 'some_without_clips': return <Button small onClick={() => onGive(null)} aria-label={t('needs.giveAll')}>{t('needs.give')}</Button>
    case 'missed': return <Button small onClick={() => onBatches(need.batch)} aria-label={t('needs.openBatchFor', { what })}>{t('needs.openBatch')}</Button>
    case 'some_missed':
    case 'some_due': return <Button small onClick={() => onBatches()} aria-label={t('needs.openBatchesFor', { what })}>{t('needs.openBatches')}</Button>
    case 'unsent':
    case 'due': {
      const show = shiftOf(need.person)
      if (show !== null) return <Button small onClick={show} aria-label={t('needs.openShiftOf', { person: need.person })}>{t('needs.openShift')}</Button>
      if (need.kind === 'due') return <Button small onClick={() => onBatches(need.batch)} aria-label={t('needs.openBatchFor', { what })}>{t('needs.openBatch')}</Button>
      return <Button small onClick={onAside} aria-label={t('needs.asideThis', { what })}>{t('needs.aside')}</Button>
    }
    case 'laptop_unsent': return <Button small onClick={onAside} aria-label={t('needs.asideThis', { what })}>{t('needs.aside')}</Button>
  }
}

function useWords(need: Need, now: number): string {
  const { t } = useTranslation('supervisor')
  switch (need.kind) {
    case 'unsent': return t(need.endsAt <= now ? 'needs.unsentEnded' : 'needs.unsent', { person: need.person, count: need.waiting, when: nearTime(need.endsAt) })
    case 'due': return t('needs.due', { person: need.person, batch: need.batch, when: nearTime(need.endsAt) })
    case 'missed': return need.dueAt <= now || need.expectedAt === null
      ? t('needs.missedPast', { person: need.person, batch: need.batch, when: shortTime(need.dueAt), count: need.remaining })
      : t('needs.missed', { person: need.person, batch: need.batch, when: shortTime(need.dueAt), count: need.remaining, end: shortTime(need.expectedAt) })
    case 'no_clips': return t('needs.noClips', { person: need.person })
    case 'laptop_unsent': return t(need.endsAt <= now ? 'needs.laptopEnded' : 'needs.laptop', { laptop: need.laptop, when: nearTime(need.endsAt) })
    case 'some_due': return t('needs.someDue', { count: need.leases, when: nearTime(need.endsAt) })
    case 'some_missed': return t('needs.someMissed', { count: need.batches, when: nearTime(need.dueAt), remaining: need.remaining })
    case 'some_without_clips': return t('needs.someWithout', { count: need.people })
  }
}
