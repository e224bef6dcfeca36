import type { MouseEvent } from 'react'
import type { WordRange } from '../../shared/domain/values.ts'
import { cx } from '../ui/cx.ts'
import css from './LabelledWords.module.css'

type LabelledWordsProps = {
  words: readonly string[]
  locale: string
  range: WordRange
  /** What stands below the range. */
  label?: string
  /** A word was pressed; with Shift held, up to it. */
  onPress?: (index: number, extend: boolean) => void
}

/** Words to read, with a stretch of them set apart. */
export function LabelledWords({ words, locale, range: { from, to }, label, onPress }: LabelledWordsProps) {
  const chosen = words.slice(from, to)
  const draw = (word: string, index: number) => (
    <span
      key={index}
      className={css['word']}
      data-pressable={onPress === undefined ? undefined : ''}
      onMouseDown={(event: MouseEvent) => event.preventDefault()}
      onClick={event => onPress?.(index, event.shiftKey)}
    >
      {word}
    </span>
  )
  const spaced = (part: readonly string[], start: number) => part.flatMap((word, index) => [' ', draw(word, start + index)])
  return (
    <p className={css['text']} lang={locale} dir="auto">
      {spaced(words.slice(0, from), 0)}{' '}
      <span className={cx(css['range'], label !== undefined && css['named'])} data-label={label}>{chosen.map((word, index) => [index === 0 ? '' : ' ', draw(word, from + index)])}</span>
      {spaced(words.slice(to), to)}
    </p>
  )
}
