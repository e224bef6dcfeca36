import { useTranslation } from 'react-i18next'
import { totalMs } from '../../../shared/domain/heard.ts'
import type { EscalationCase } from '../../../shared/hub-api/escalations.ts'
import { dayAndTime, seconds } from '../../ui/format.ts'
import css from './CaseFacts.module.css'

/** The hash in groups of four, which two people can compare aloud. */
const grouped = (hash: string): string => hash.match(/.{1,4}/g)?.join(' ') ?? hash

/** What the filer marked, heard, wrote and infers, each apart from the others, and what is known of the audio. */
export function CaseFacts({ report }: { report: EscalationCase }) {
  const { t } = useTranslation('safety')
  const { span, heard, durationMs, sha256, locale } = report
  const duration = durationMs === null ? '?' : seconds(durationMs)
  const quoted = (text: string): string | null => (text === '' ? null : text)
  const heardText = heard.length === 0
    ? t('record.fact.heardNothing')
    : t('record.fact.heardSome', {
        total: seconds(totalMs(heard)),
        spans: heard.map(({ from, to }) => t('record.fact.heardSpan', { from: seconds(from), to: seconds(to) })).join(', '),
      })
  const facts: [string, string | null][] = [
    [t('record.fact.raised'), t('record.fact.raisedBy', { time: dayAndTime(report.filedAt), filer: report.filer })],
    [t('record.fact.telephone'), report.telephone ? t('record.fact.byTelephone') : null],
    [t('record.fact.mistaken'), report.mistaken ? t('record.fact.pressed') : null],
    [t('record.fact.marked'), span === null ? t('record.fact.markedAll') : t('record.fact.markedSpan', { from: seconds(span.from), to: seconds(span.to), duration })],
    [t('record.fact.heard'), heardText],
    [t('record.fact.words'), quoted(report.words)],
    [t('record.fact.sounds'), quoted(report.sounds)],
    [t('record.fact.inference'), quoted(report.inference)],
    [t('record.fact.audio'), t('record.fact.audioFacts', { duration, locale: locale ?? '?' })],
    [t('record.fact.hold'), t(report.hold ? 'record.fact.held' : 'record.fact.notHeld')],
  ]
  return (
    <section>
      <h2>{t('record.facts')}</h2>
      <dl className={css['facts']}>
        {facts.map(([term, value]) => value === null ? null : <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}
        {sha256 === null ? null : <div><dt>{t('record.fact.hash')}</dt><dd className={css['hash']}>{grouped(sha256)}</dd></div>}
      </dl>
    </section>
  )
}

/** Who is behind the recording, as long as two people agreed on it. */
export function Source({ source }: { source: NonNullable<EscalationCase['source']> }) {
  const { t } = useTranslation('safety')
  const unknown = t('record.sourceFact.unknown')
  const facts: [string, string][] = [
    [t('record.sourceFact.reference'), source.sourceRef ?? unknown],
    [t('record.sourceFact.speaker'), source.speaker ?? unknown],
    [t('record.sourceFact.recorded'), source.recordedAt === null ? unknown : dayAndTime(source.recordedAt)],
  ]
  return (
    <section>
      <h2>{t('record.source')}</h2>
      <dl className={css['facts']}>{facts.map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}</dl>
      <p className={css['hint']}>{t('record.sourceSealed')}</p>
    </section>
  )
}
