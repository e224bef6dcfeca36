import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { AuditFinding, HubAuditResult } from '../../../shared/hub-api/audit.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import { Caution } from '../../ui/Caution.tsx'
import { dayAndTime, nearTime, whole } from '../../ui/format.ts'
import { Frame } from '../../ui/Frame.tsx'
import { NothingHere } from '../../ui/NothingHere.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { Freshness, Staleness } from '../Freshness.tsx'
import { BroughtList } from './BroughtList.tsx'
import { createProof } from './proof.ts'
import css from './ProofPage.module.css'
import { verifyAction } from './verify-action.ts'

/** Whether what the hub holds is what happened, and having it verified again. */
export function ProofPage({ mayAsk, status }: { mayAsk: boolean; status: ReactNode }) {
  const { t } = useTranslation('privacy')
  const { client } = useWorkstation()
  const [store] = useState(() => createProof(client, Date.now))
  const { audit, readAt, failure } = useStore(store)
  useEffect(() => store.follow(), [store])
  const verify = useMemo(() => verifyAction(store, t, mayAsk), [store, t, mayAsk])
  useKeyLayer(useMemo(() => ({ name: 'proof', title: t('proof.title'), actions: [verify] }), [verify, t]))
  return (
    <Frame status={status} figures={<Freshness readAt={readAt} failure={failure} />}>
      <div className={css['page']}>
        <PageTitle title={t('proof.title')}>{t('proof.lead')}</PageTitle>
        <Staleness readAt={readAt} failure={failure} />
        {audit === null ? null : audit.last === null
          ? <NothingHere title={t('proof.never')}>{t('proof.neverMeaning')}</NothingHere>
          : <Result result={audit.last} />}
        {audit?.brought === undefined || audit.brought.length === 0 ? null : <BroughtList brought={audit.brought} />}
        {audit?.askedAt == null ? null : <p role="status">{t('proof.asked', { time: nearTime(audit.askedAt) })}</p>}
        {verify.available() ? <Button className={css['ask']} onClick={verify.run}>{verify.label}<ActionKey of={verify} /></Button> : null}
      </div>
    </Frame>
  )
}

const counted = ['streams', 'events', 'cases', 'blobs'] as const

function Result({ result }: { result: HubAuditResult }) {
  const { t } = useTranslation('privacy')
  const { at, holds, faults, findings, lost = [] } = result
  const textOf = useFindingText()
  return (
    <>
      {holds ? (
        <section>
          <h2 className={css['holds']}>{t('proof.holds')}</h2>
          <p>{t('proof.holdsMeaning')}</p>
        </section>
      ) : (
        <Caution alert={false}>
          <h2 className={css['broken']}>{t('proof.broken', { count: faults })}</h2>
          <p>{t('proof.brokenMeaning')}</p>
        </Caution>
      )}
      {findings.length === 0 ? null : (
        <section>
          <h3>{t('proof.findings')}</h3>
          <ul className={css['findings']} tabIndex={0} aria-label={t('proof.findings')}>
            {findings.map((finding, index) => <li key={index}>{textOf(finding)}</li>)}
          </ul>
          {findings.length === faults ? null : <p className={css['hint']}>{t('proof.more', { shown: whole(findings.length), all: whole(faults) })}</p>}
        </section>
      )}
      {lost.length === 0 ? null : (
        <section>
          <h3>{t('proof.lost')}</h3>
          <p className={css['hint']}>{t('proof.lostMeaning')}</p>
          <ul className={css['findings']} tabIndex={0} aria-label={t('proof.lost')}>
            {lost.map(({ stream, seq }) => <li key={`${stream} ${seq}`}>{t('proof.lostOne', { id: stream, seq: whole(seq) })}</li>)}
          </ul>
        </section>
      )}
      <section>
        <h3>{t('proof.counts')}</h3>
        <dl className={css['counts']}>
          {counted.map(name => <div key={name}><dt>{t(`proof.count.${name}`)}</dt><dd>{whole(result[name])}</dd></div>)}
        </dl>
        <p className={css['hint']}>{t('proof.at', { time: dayAndTime(at) })}</p>
      </section>
    </>
  )
}

function useFindingText(): (finding: AuditFinding) => string {
  const { t } = useTranslation('privacy')
  return finding => {
    switch (finding.kind) {
      case 'stream':
        return t('proof.finding.stream', { id: finding.stream, seq: whole(finding.seq), fault: t(`proof.fault.${finding.fault}`) })
      case 'access':
        return t('proof.finding.access', { id: finding.stream, seq: whole(finding.seq) })
      case 'case':
        return t('proof.finding.case', { id: finding.escalation, fault: t(`proof.fault.${finding.fault}`) })
      case 'blob':
        return t('proof.finding.blob', { id: finding.clip, fault: t(`proof.fault.${finding.fault}`) })
    }
  }
}
