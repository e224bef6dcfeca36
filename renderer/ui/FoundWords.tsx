import { Fragment } from 'react'
import type { WordRange } from '../../shared/domain/values.ts'
import { wordsOf } from '../../shared/domain/words.ts'
import css from './FoundWords.module.css'

type FoundWordsProps = { text: string; locale: string; ranges: readonly WordRange[] }

/** Words that may be found far into a text come into view with a few before them. */
const before = 6

/** A text in one line, with the words that were found set apart. */
export function FoundWords({ text, locale, ranges }: FoundWordsProps) {
  const words = wordsOf(text)
  const first = ranges[0]?.from ?? 0
  const start = first > before + 2 ? first - before : 0
  const isFound = (at: number): boolean => ranges.some(({ from, to }) => at >= from && at < to)
  return (
    <bdi className={css['line']} lang={locale}>
      {start > 0 ? '… ' : null}
      {words.slice(start).map((word, index) => {
        const at = start + index
        return <Fragment key={at}>{isFound(at) ? <mark className={css['found']}>{word}</mark> : word} </Fragment>
      })}
    </bdi>
  )
}
