import { cx } from '../../ui/cx.ts'
import type { Decoration } from './decorations.ts'
import type { ShownWord } from './lighting.ts'
import css from './WordCell.module.css'

type WordCellProps = {
  word: ShownWord
  index: number
  decoration: Decoration
  /** What begins at this word, by name. */
  label: string
}

const goesOn = (part: string | null): boolean => part === 'start' || part === 'in'

/** Whether the stretch that a word lies in goes on behind it, over the white space. */
export const reachesOn = ({ slot, sensitive, chosen }: Decoration): boolean => [slot, sensitive, chosen].some(goesOn)

/**
 * One word with what is drawn on it. Nothing of that takes room: shown, chosen and in the field, every word stands at
 * the same place.
 */
export function WordCell({ word, index, decoration, label }: WordCellProps) {
  const { slot, sensitive, chosen, mark, difference, gone } = decoration
  return (
    <span
      className={css['cell']}
      data-slot={slot ?? undefined}
      data-sensitive={sensitive ?? undefined}
      data-chosen={chosen ?? undefined}
      data-label={label === '' ? undefined : label}
      data-gone={gone ? '' : undefined}
    >
      <span
        className={cx(css['word'], mark && css['mark'])}
        data-word={index}
        data-doubt={word.doubtful ? '' : undefined}
        data-difference={difference ?? undefined}
      >
        {word.text}
      </span>
      {reachesOn(decoration) ? ' ' : null}
    </span>
  )
}
