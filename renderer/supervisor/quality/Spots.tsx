import { useTranslation } from 'react-i18next'
import type { LabelSpot, QualitySpots, WordSpot } from '../../../shared/hub-api/quality.ts'
import { percent, whole } from '../../ui/format.ts'
import { NothingHere } from '../../ui/NothingHere.tsx'
import table from '../../ui/quality/FigureTable.module.css'
import { IntervalBar } from '../../ui/quality/IntervalBar.tsx'
import css from './quality.module.css'

const shares = { low: 0, high: 1 }

/** Where guidelines may be unclear: labels with low agreement, words often put right. */
export function Spots({ spots: { labels, words } }: { spots: QualitySpots }) {
  return (
    <div className={css['spots']}>
      <Labels labels={labels} />
      <Words words={words} />
    </div>
  )
}

/** Labels as guidelines write them. */
const labelText = (label: string): string => label.replaceAll('_', ' ')

function Labels({ labels }: { labels: readonly LabelSpot[] }) {
  const { t } = useTranslation('supervisor')
  const title = t('quality.labels.title')
  return (
    <section>
      <h2 className={css['title']}>{title}</h2>
      <p className={css['meaning']}>{t('quality.labels.lead')}</p>
      {labels.length === 0 ? <NothingHere title={t('quality.labels.none')}>{t('quality.labels.noneMeaning')}</NothingHere> : (
        <div className={table['scroll']} tabIndex={0} role="region" aria-label={title}>
          <table className={table['table']}>
            <thead>
              <tr>{(['label', 'question', 'locale', 'agreement', 'scale', 'interval', 'items'] as const).map(name => <th key={name} scope="col">{t(`quality.labels.column.${name}`)}</th>)}</tr>
            </thead>
            <tbody>
              {labels.map(({ locale, question, label, items, agreement, interval }) => (
                <tr key={`${locale} ${question} ${label}`}>
                  <th scope="row">{labelText(label)}</th>
                  <td>{t(`quality.labels.question.${question}`)}</td>
                  <td>{locale}</td>
                  <td className={table['value']}>{percent(agreement)}</td>
                  <td className={table['bar']}><IntervalBar figure={{ value: agreement, interval }} scale={shares} /></td>
                  <td>{t('quality.labels.bounds', { low: percent(interval.low), high: percent(interval.high) })}</td>
                  <td>{whole(items)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Words({ words }: { words: readonly WordSpot[] }) {
  const { t } = useTranslation('supervisor')
  const title = t('quality.words.title')
  return (
    <section>
      <h2 className={css['title']}>{title}</h2>
      <p className={css['meaning']}>{t('quality.words.lead')}</p>
      {words.length === 0 ? <NothingHere title={t('quality.words.none')}>{t('quality.words.noneMeaning')}</NothingHere> : (
        <div className={table['scroll']} tabIndex={0} role="region" aria-label={title}>
          <table className={table['table']}>
            <thead>
              <tr>{(['heard', 'written', 'locale', 'clips', 'people'] as const).map(name => <th key={name} scope="col">{t(`quality.words.column.${name}`)}</th>)}</tr>
            </thead>
            <tbody>
              {words.map(({ locale, heard, written, clips, people }) => (
                <tr key={`${locale} ${heard} ${written}`}>
                  <th scope="row" lang={locale}>{heard === '' ? <i>{t('quality.words.nothing')}</i> : heard}</th>
                  <td lang={locale}>{written === '' ? <i>{t('quality.words.nothing')}</i> : written}</td>
                  <td>{locale}</td>
                  <td>{whole(clips)}</td>
                  <td>{whole(people)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
