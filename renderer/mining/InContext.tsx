import type { WordRange } from '../../shared/domain/values.ts'
import { wordsOf } from '../../shared/domain/words.ts'
import css from './InContext.module.css'

/** Scripts that are read from right to left. */
const rightToLeft = /^\P{L}*[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u

/** A match in the middle, between the words before it and those after it; with no place of its own, the text alone. */
export function InContext({ text, locale, range }: { text: string; locale: string; range: WordRange | null }) {
  const words = wordsOf(text)
  const direction = rightToLeft.test(text) ? 'rtl' : 'ltr'
  if (range === null) return <span className={css['whole']} lang={locale} dir={direction}>{text}</span>
  const part = (from: number, to: number): string => words.slice(from, to).join(' ')
  return (
    <span className={css['line']} lang={locale} dir={direction}>
      <span className={css['before']}><span>{part(0, range.from)}</span></span>{' '}
      <mark className={css['match']}>{part(range.from, range.to)}</mark>{' '}
      <span className={css['after']}>{part(range.to, words.length)}</span>
    </span>
  )
}
