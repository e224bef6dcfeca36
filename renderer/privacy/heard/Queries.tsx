import { useTranslation } from 'react-i18next'
import type { AccessQuery } from '../../../shared/hub-api/audit.ts'
import { dayAndTime, whole } from '../../ui/format.ts'
import { Table } from '../Table.tsx'
import css from './HeardPage.module.css'

/** Who asked before, when, why, and how much they were told. */
export function Queries({ queries }: { queries: readonly AccessQuery[] }) {
  const { t } = useTranslation('privacy')
  if (queries.length === 0) return <p className={css['hint']}>{t('heard.nobodyAsked')}</p>
  return (
    <div>
      <Table title={t('heard.asked')} long heads={(['when', 'asker', 'about', 'why', 'found'] as const).map(head => t(`heard.${head}`))}>
        {queries.map(({ query, at, by, field, sought, reason, clips, accesses }) => (
          <tr key={query}>
            <td>{dayAndTime(at)}</td>
            <th scope="row">{by ?? t('operator')}</th>
            <td>{t('heard.aboutWhat', { kind: t(`kinds.${field}`), sign: sought.slice(0, 8) })}</td>
            <td>{reason}</td>
            <td>{t('heard.foundSome', { clips: whole(clips), accesses: whole(accesses) })}</td>
          </tr>
        ))}
      </Table>
      <p className={css['hint']}>{t('heard.signMeaning')}</p>
    </div>
  )
}
