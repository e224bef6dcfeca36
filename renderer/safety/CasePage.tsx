import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { EscalationCase } from '../../shared/hub-api/escalations.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { Caution } from '../ui/Caution.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { clockTime } from '../ui/format.ts'
import { CaseFacts } from './CaseFacts.tsx'
import css from './CasePage.module.css'
import { Custody } from './Custody.tsx'
import type { InboxStore } from './inbox.ts'
import { acknowledging, mayAcknowledge } from './inbox-actions.ts'

/** One case: what can be done, what was said, what the filer tells, and everyone who touched it. */
export function CasePage({ store, report }: { store: InboxStore; report: EscalationCase }) {
  const { t } = useTranslation('safety')
  return (
    <article className={css['page']} tabIndex={0} aria-label={`${report.severity}, ${t(`category.${report.category}`)}`}>
      <Actions store={store} report={report} />
      <section>
        <h2>{t('said')}</h2>
        <p className={css['said']} lang={report.locale ?? undefined}>{report.transcript === '' ? <i>{t('saidNothing')}</i> : report.transcript}</p>
      </section>
      <CaseFacts report={report} />
      <Custody entries={report.custody} />
    </article>
  )
}

function Actions({ store, report }: { store: InboxStore; report: EscalationCase }) {
  const { t } = useTranslation('safety')
  const { acting, actionFailure } = useStore(store)
  const { escalation, acknowledgedAt } = report
  const allowed = mayAcknowledge(report)
  const busy = acting === escalation
  return (
    <section aria-label={t('actions')} className={css['actions']}>
      {allowed ? (
        <Button look="primary" keepsFocus aria-disabled={busy} onClick={() => void store.acknowledge(escalation)}>
          {t(busy ? 'acting' : 'action.acknowledge')}<ActionKey of={acknowledging} tone="inherit" />
        </Button>
      ) : null}
      <p role="status" className={css['told']}>
        {acknowledgedAt === null ? null : t('acknowledged', { time: clockTime(acknowledgedAt) })}{' '}
        {allowed ? null : t('nothingAllowed')}
      </p>
      {actionFailure === null ? null : actionFailure.code === 'offline'
        ? <Caution>{t('notActed')}</Caution>
        : <FailureText failure={actionFailure} />}
    </section>
  )
}
