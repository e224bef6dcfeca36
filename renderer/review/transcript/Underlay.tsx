import { Fragment, memo, useMemo } from 'react'
import type { SensitiveSpan, Slot, TimedWord } from '../../../shared/domain/annotation.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { decorate } from './decorations.ts'
import { shownWords, wordOffsets } from './lighting.ts'
import css from './Transcript.module.css'
import { useLabelText } from './useLabelText.ts'
import { reachesOn, WordCell } from './WordCell.tsx'

export type UnderlayProps = {
  timed: readonly TimedWord[]
  transcript: string
  slots: readonly Slot[]
  sensitive: readonly SensitiveSpan[]
  hypothesis: string | null
  titles: DeskState['titles']
}

/** What is drawn on the words of the field, under it: the same text, unseen, with its white space as it was typed. */
export const Underlay = memo(function Underlay({ timed, transcript, slots, sensitive, hypothesis, titles, locale }: UnderlayProps & { locale: string }) {
  const labelText = useLabelText(titles)
  const words = useMemo(() => shownWords(timed, transcript), [timed, transcript])
  const drawn = useMemo(() => decorate(words, { slots, sensitive, chosen: null, hypothesis }), [words, slots, sensitive, hypothesis])
  const offsets = wordOffsets(transcript)
  return (
    <div className={css['underlay']} lang={locale} dir="auto" aria-hidden="true">
      {words.map((word, index) => {
        const decoration = drawn[index]
        if (decoration === undefined) return null
        const before = transcript.slice(offsets[index - 1]?.to ?? 0, offsets[index]?.from)
        // The cell before this one has drawn one space already where its stretch goes on.
        const joined = index > 0 && drawn[index - 1] !== undefined && reachesOn(drawn[index - 1] ?? decoration)
        return (
          <Fragment key={index}>
            {joined ? before.slice(1) : before}
            <WordCell word={word} index={index} decoration={decoration} label={labelText(decoration)} />
          </Fragment>
        )
      })}
      {transcript.slice(offsets.at(-1)?.to ?? 0)}
      {/* A line of its own where nothing is written yet, or the text ends in white space. */}
      {'\u200b'}
    </div>
  )
})
