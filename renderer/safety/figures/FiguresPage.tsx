import i18next from 'i18next'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import { Frame } from '../../ui/Frame.tsx'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { OneOf } from '../../ui/OneOf.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { Freshness, Staleness, Unread } from '../Freshness.tsx'
import { fileActions } from './file-actions.ts'
import { createFiguresStore, periodNames } from './figures-store.ts'
import css from './FiguresPage.module.css'
import { CategoryTable, SeverityTable } from './tables.tsx'

const daysText = ({ from, to }: { from: number; to: number }): string =>
  new Intl.DateTimeFormat(i18next.language, { day: 'numeric', month: 'long' }).formatRange(from, to - 1)

/** How fast the organisation acts on reports and what comes of them. */
export function FiguresPage({ status }: { status: ReactNode }) {
  const { t } = useTranslation('safety')
  const { client } = useWorkstation()
  const [store] = useState(() => createFiguresStore(client, Date.now))
  const { period, range, figures } = useStore(store)
  useEffect(() => void store.choose('month'), [store])
  const files = useMemo(() => fileActions(store, t), [store, t])
  useKeyLayer(useMemo(() => ({ name: 'figures', title: t('figures.title'), actions: files }), [files, t]))
  return (
    <Frame status={status} figures={<Freshness inbox={store} />}>
      <div className={css['page']}>
        <div className={css['head']}>
          <PageTitle title={t('figures.title')}>{t('figures.lead', { days: daysText(range) })}</PageTitle>
          <OneOf label={t('figures.period')} names={periodNames} chosen={period} textOf={name => t(`figures.periods.${name}`)} onChoose={name => void store.choose(name)} />
        </div>
        <Staleness inbox={store} />
        {figures === null ? <Unread inbox={store} /> : figures.byCategory.every(({ received }) => received === 0)
          ? <NothingHere title={t('figures.empty')}>{t('figures.emptyMeaning')}</NothingHere>
          : (
            <>
              <SeverityTable rows={figures.bySeverity} />
              <CategoryTable rows={figures.byCategory} />
              <div className={css['files']}>
                {files.map(action => <Button key={action.id} small onClick={action.run}>{action.label}<ActionKey of={action} /></Button>)}
              </div>
            </>
          )}
      </div>
    </Frame>
  )
}
