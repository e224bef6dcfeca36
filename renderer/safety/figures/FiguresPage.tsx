import i18next from 'i18next'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useStore } from 'zustand'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import { Frame } from '../../ui/Frame.tsx'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { Freshness, Staleness, Unread } from '../Freshness.tsx'
import { fileActions } from './file-actions.ts'
import { createFiguresStore, periodNames, type FiguresStore, type PeriodName } from './figures-store.ts'
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
          <PeriodChoice store={store} period={period} />
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

function PeriodChoice({ store, period }: { store: FiguresStore; period: PeriodName }) {
  const { t } = useTranslation('safety')
  return (
    <ToggleButtonGroup
      aria-label={t('figures.period')}
      className={css['periods'] ?? ''}
      disallowEmptySelection
      selectedKeys={[period]}
      onSelectionChange={keys => {
        const chosen = periodNames.find(name => keys.has(name))
        if (chosen !== undefined && chosen !== period) void store.choose(chosen)
      }}
    >
      {periodNames.map(name => <ToggleButton key={name} id={name} className={css['period'] ?? ''}>{t(`figures.periods.${name}`)}</ToggleButton>)}
    </ToggleButtonGroup>
  )
}
