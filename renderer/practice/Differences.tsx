import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference, Marked, WordPair } from './explain.ts'
import css from './Explanation.module.css'

/** In what an answer differs from the known one, a paragraph each. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  const { t } = useTranslation(['practice', 'review'])
  const verdict = (name: string | null): string => (name === null ? t('nothing') : t(`review:wake.${name as 'meant'}`))

  function drawn(difference: Difference): ReactNode {
    switch (difference.kind) {
      case 'way':
        return <p>{t('difference.way', { known: t(`wayKnown.${difference.known}`), given: t(`wayGiven.${difference.given ?? 'none'}`) })}</p>
      case 'verdict':
        return <p>{t('difference.verdict', { known: verdict(difference.known), given: verdict(difference.given) })}</p>
      case 'cause':
        return <p>{t('difference.cause', { known: t(`review:skip.cause.${difference.known}`), given: t(`review:skip.cause.${difference.given}`) })}</p>
      case 'words':
        return <><p>{t('difference.words')}</p><Words pairs={difference.pairs} /></>
      case 'slots':
      case 'sensitive':
        return <><p>{t(`difference.${difference.kind}`)}</p><Marks missing={difference.missing} extra={difference.extra} /></>
    }
  }
  return <>{differences.map(difference => <div key={difference.kind} className={css['difference']}>{drawn(difference)}</div>)}</>
}

/** The words as they were entered, those that differ over what is said. */
function Words({ pairs }: { pairs: readonly WordPair[] }) {
  const { t } = useTranslation('practice')
  const meaning = ({ given, said }: WordPair): string => (given === null ? t('isMissing') : said === null ? t('isExtra') : t('instead'))
  return (
    <p className={css['words']} dir="auto">
      {pairs.map((pair, index) => (
        <span key={index}>
          {pair.same ? pair.given : (
            <span className={css['pair']}>
              {pair.given === null ? <i aria-hidden="true">·</i> : <del>{pair.given}</del>}
              {pair.said === null ? null : <ins>{pair.said}</ins>}
              <span className="unseen">({meaning(pair)})</span>
            </span>
          )}{' '}
        </span>
      ))}
    </p>
  )
}

function Marks({ missing, extra }: { missing: readonly Marked[]; extra: readonly Marked[] }) {
  const { t } = useTranslation('practice')
  return (
    <ul>
      {missing.map(({ mark, words }) => <li key={`${mark} ${words}`}>{t('missing', { words: `“${words}”`, mark })}</li>)}
      {extra.map(({ mark, words }) => <li key={`extra ${mark} ${words}`}>{t('extra', { words: `“${words}”`, mark })}</li>)}
    </ul>
  )
}
