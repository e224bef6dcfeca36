import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WhoHeard } from '../../../shared/hub-api/audit.ts'
import { dayAndTime, seconds, whole } from '../../ui/format.ts'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { Table } from '../Table.tsx'
import { heardBy } from './heard.ts'
import css from './HeardPage.module.css'

const mostEntries = 500

/** What the access log says: first by person, then entry by entry. */
export function Answer({ answer: { clips, heard } }: { answer: WhoHeard }) {
  const { t } = useTranslation('privacy')
  const people = useMemo(() => heardBy(heard), [heard])
  if (heard.length === 0) return <NothingHere title={t('heard.nobody')}>{t('heard.nobodyMeaning')}</NothingHere>
  return (
    <section className={css['answer']} aria-label={t('heard.result')}>
      <p role="status" className={css['summary']}>{t('heard.summary', { count: people.length, clips: whole(clips), times: whole(heard.length) })}</p>
      <Table title={t('heard.by')} heads={(['person', 'times', 'recordings', 'sounded', 'first', 'last'] as const).map(head => t(`heard.${head}`))}>
        {people.map(({ person, times, clips: recordings, soundedMs, first, last }) => (
          <tr key={person}>
            <th scope="row">{person}</th>
            <td>{whole(times)}</td>
            <td>{whole(recordings)}</td>
            <td>{t('heard.seconds', { seconds: seconds(soundedMs) })}</td>
            <td>{dayAndTime(first)}</td>
            <td>{dayAndTime(last)}</td>
          </tr>
        ))}
      </Table>
      <Table title={t('heard.entries')} long heads={(['when', 'person', 'kind', 'stretch', 'clip'] as const).map(head => t(`heard.${head}`))}>
        {heard.slice(0, mostEntries).map(({ at, person, kind, spans, clip }, index) => (
          <tr key={`${at} ${clip} ${index}`}>
            <td>{dayAndTime(at)}</td>
            <th scope="row">{person}</th>
            <td>{t(`heard.kinds.${kind}`)}</td>
            <td>{spans.map(({ from, to }) => `${seconds(from)}–${seconds(to)}`).join(', ')}</td>
            <td className={css['id']}>{clip}</td>
          </tr>
        ))}
      </Table>
      {heard.length <= mostEntries ? null : <p className={css['hint']}>{t('heard.more', { shown: whole(mostEntries), all: whole(heard.length) })}</p>}
    </section>
  )
}
