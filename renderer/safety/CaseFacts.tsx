import { useTranslation } from 'react-i18next'
import { totalMs } from '../../shared/domain/heard.ts'
import type { EscalationCase } from '../../shared/hub-api/escalations.ts'
import { dayAndTime, seconds } from '../ui/format.ts'
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
    ? t('fact.heardNothing')
    : t('fact.heardSome', {
        total: seconds(totalMs(heard)),
        spans: heard.map(({ from, to }) => t('fact.heardSpan', { from: seconds(from), to: seconds(to) })).join(', '),
      })
  const facts: [string, string | null][] = [
    [t('fact.raised'), t('fact.raisedBy', { time: dayAndTime(report.filedAt), filer: report.filer })],
    [t('fact.marked'), span === null ? t('fact.markedAll') : t('fact.markedSpan', { from: seconds(span.from), to: seconds(span.to), duration })],
    [t('fact.heard'), heardText],
    [t('fact.words'), quoted(report.words)],
    [t('fact.sounds'), quoted(report.sounds)],
    [t('fact.inference'), quoted(report.inference)],
    [t('fact.audio'), t('fact.audioFacts', { duration, locale: locale ?? '?' })],
    [t('fact.hold'), t(report.hold ? 'fact.held' : 'fact.notHeld')],
  ]
  return (
    <section aria-label={t('facts')}>
      <dl className={css['facts']}>
        {facts.map(([term, value]) => value === null ? null : <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}
        {sha256 === null ? null : <div><dt>{t('fact.hash')}</dt><dd className={css['hash']}>{grouped(sha256)}</dd></div>}
      </dl>
    </section>
  )
}
