import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Need } from '../../../shared/hub-api/needs.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { dayAndTime, nearTime } from '../../ui/format.ts'
import type { NeedsStore } from './needs.ts'
import css from './NeedsToday.module.css'

/** Something that waits on another page. */
export type Elsewhere = { kind: 'questions' | 'refused' | 'adjudications'; count: number; open(): void }

type NeedsTodayProps = {
  store: NeedsStore
  elsewhere: readonly Elsewhere[]
  now: number
  /** Shows the last shift of somebody; null where none is on the page. */
  shiftOf(person: string): (() => void) | null
}

const keyOf = (need: Need): string => `${need.kind} ${need.person} ${need.kind === 'due' ? need.batch : ''}`

/** What had better be seen to, each with what can be done about it here. */
export function NeedsToday({ store, elsewhere, now, shiftOf }: NeedsTodayProps) {
  const { t } = useTranslation('supervisor')
  const { read, failure, given } = useStore(store)
  const [aside, setAside] = useState<readonly string[]>([])
  const needs = (read?.needs ?? []).filter(need => !aside.includes(keyOf(need)))
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
            <li key={kind} className={css['row']}>
              <span>{t(`needs.${kind}`, { count })}</span>
              <Button small onClick={open} aria-label={`${t('needs.open')}: ${t(`needs.${kind}`, { count })}`}>{t('needs.open')}</Button>
            </li>
          ))}
          {needs.map(need => (
            <Row key={keyOf(need)} need={need} now={now} show={shiftOf(need.person)} onGive={() => void store.give(need.person)} onAside={() => setAside([...aside, keyOf(need)])} />
          ))}
        </ul>
      )}
      <div role="status">
        {Object.entries(given).map(([person, count]) => <p key={person}>{count === 0 ? t('needs.noneLeft', { person }) : t('needs.given', { person, count })}</p>)}
      </div>
    </section>
  )
}

type RowProps = { need: Need; now: number; show: (() => void) | null; onGive(): void; onAside(): void }

function Row({ need, now, show, onGive, onAside }: RowProps) {
  const { t } = useTranslation('supervisor')
  const { person } = need
  const what = useWords(need, now)
  return (
    <li className={css['row']}>
      <span>{what}</span>
      {need.kind === 'no_clips' ? <Button small onClick={onGive} aria-label={t('needs.giveTo', { person })}>{t('needs.give')}</Button>
        : show === null ? <Button small onClick={onAside} aria-label={t('needs.asideThis', { what })}>{t('needs.aside')}</Button>
          : <Button small onClick={show} aria-label={t('needs.openShiftOf', { person })}>{t('needs.openShift')}</Button>}
    </li>
  )
}

function useWords(need: Need, now: number): string {
  const { t } = useTranslation('supervisor')
  const { person } = need
  switch (need.kind) {
    case 'unsent': return t(need.endsAt <= now ? 'needs.unsentEnded' : 'needs.unsent', { person, count: need.waiting, when: nearTime(need.endsAt) })
    case 'due': return t('needs.due', { person, batch: need.batch, when: nearTime(need.endsAt) })
    case 'no_clips': return t('needs.noClips', { person })
  }
}
