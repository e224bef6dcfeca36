import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/failure.ts'
import type { RecallReport } from '../../../shared/hub-api/recalls.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { dayAndTime } from '../../ui/format.ts'
import css from './RecallDetails.module.css'
import type { Recalls } from './recalls.ts'

type Recipient = RecallReport['recipients'][number]
type RecipientsProps = { store: Recalls; recall: RecallReport; mayConfirm: boolean }

/** Whoever was given an export, and every backup: each says once that nothing is left. */
export function Recipients({ store, recall: { number, recipients, outstanding }, mayConfirm }: RecipientsProps) {
  const { t } = useTranslation('privacy')
  const { announcer } = useWorkstation()
  const [asked, setAsked] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  async function confirm({ kind, id }: Recipient): Promise<void> {
    setAsked(null)
    const why = await store.confirm({ number, kind, recipient: id })
    setFailure(why)
    if (why === null) announcer.announce(t('recalls.told'))
  }
  return (
    <section>
      <h3>{t('recalls.recipients')}</h3>
      {failure === null ? null : <FailureText failure={failure} />}
      {recipients.length === 0 ? <p>{t('recalls.noRecipients')}</p> : (
        <ul className={css['rows']}>
          {recipients.map(recipient => (
            <RecipientRow
              key={recipient.id} recipient={recipient} asked={asked === recipient.id} mayConfirm={mayConfirm}
              onAsk={setAsked} onConfirm={() => void confirm(recipient)}
            />
          ))}
        </ul>
      )}
      {outstanding.recipients === 0 ? null : <p className={css['hint']}>{t('recalls.noticeAdvice', { number })}</p>}
    </section>
  )
}

type RowProps = { recipient: Recipient; asked: boolean; mayConfirm: boolean; onAsk(id: string | null): void; onConfirm(): void }

function RecipientRow({ recipient: { kind, id, format, madeAt, whose, clips, confirmedAt }, asked, mayConfirm, onAsk, onConfirm }: RowProps) {
  const { t } = useTranslation('privacy')
  const time = dayAndTime(madeAt)
  const origin = whose === null ? t('recalls.made', { time }) : t(kind === 'backup' ? 'recalls.lies' : 'recalls.given', { time, whose })
  const what = t(`recalls.recipient.${format}`)
  return (
    <li data-open={confirmedAt === null}>
      <b>{what}, {origin}</b>
      <span>{t('recalls.holds', { count: clips })}. {confirmedAt === null ? t('recalls.unconfirmed') : t('recalls.confirmed', { time: dayAndTime(confirmedAt) })}.</span>
      {confirmedAt !== null || !mayConfirm || asked ? null : (
        <Button small className={css['ask']} aria-label={t('recalls.confirmThis', { what: `${what}, ${origin}` })} onClick={() => onAsk(id)}>{t('recalls.confirm')}</Button>
      )}
      {asked ? (
        <div role="alert" className={css['sure']}>
          <p>{t('recalls.sure')}</p>
          <Button small autoFocus onClick={() => onAsk(null)}>{t('cancel')}</Button>
          <Button small onClick={onConfirm}>{t('recalls.yes')}</Button>
        </div>
      ) : null}
    </li>
  )
}
