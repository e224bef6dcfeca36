import { memo, useEffect, useMemo, useRef, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Slot, TimedWord } from '../../../shared/domain/annotation.ts'
import { useActionNamed } from '../../keys/useKeysOf.ts'
import type { Player } from '../../player/player.ts'
import { useKeyText } from '../../ui/useKeyText.ts'
import { shownWords, sounds, wordAt, type ShownWord } from './lighting.ts'
import css from './Transcript.module.css'

type TranscriptProps = {
  player: Player
  locale: string
  timed: readonly TimedWord[]
  approximate: boolean
  transcript: string
  slots: readonly Slot[]
  /** A word was pressed, to hear it. */
  onWord(fromMs: number): void
  /** A word was pressed twice, to write it. */
  onEdit(word: number): void
}

const wordOf = ({ target }: MouseEvent): number => Number((target as HTMLElement).closest('[data-word]')?.getAttribute('data-word') ?? -1)

/** The words of a clip, lit as they are spoken: no frame is drawn by React. */
export const Transcript = memo(function Transcript(props: TranscriptProps) {
  const { player, locale, timed, approximate, transcript, slots, onWord, onEdit } = props
  const { t } = useTranslation('review')
  const text = useRef<HTMLParagraphElement>(null)
  const words = useMemo(() => shownWords(timed, transcript), [timed, transcript])

  useEffect(() => {
    const spans = text.current?.querySelectorAll<HTMLElement>('[data-word]') ?? []
    let drawn: string | null = null
    const light = (ms: number): void => {
      const at = wordAt(words, ms)
      const now = at !== null && sounds(words[at], ms)
      const state = `${at}${now}`
      if (state === drawn) return
      drawn = state
      spans.forEach((span, index) => {
        span.dataset['said'] = at === null || index > at ? 'next' : index === at && now ? 'now' : 'said'
      })
    }
    light(player.position())
    return player.onPosition(light)
  }, [player, words])

  const press = (event: MouseEvent): void => {
    const from = words[wordOf(event)]?.from
    if (from !== undefined && from !== null) onWord(from)
  }
  const edit = (event: MouseEvent): void => onEdit(Math.max(0, wordOf(event)))
  return (
    <p
      ref={text}
      className={css['text']}
      lang={locale}
      dir="auto"
      title={approximate ? t('transcript.approximate') : undefined}
      data-approximate={approximate ? '' : undefined}
      onClick={press}
      onDoubleClick={edit}
    >
      {words.length === 0 ? <Empty /> : inSlots(words, slots)}
    </p>
  )
})

function Empty() {
  const { t } = useTranslation('review')
  const key = useKeyText(useActionNamed('edit'))
  return <span className={css['empty']}>{t('transcript.empty', { key })}</span>
}

/** The words, those of a slot together under its label. */
function inSlots(words: readonly ShownWord[], slots: readonly Slot[]): ReactNode[] {
  const drawn: ReactNode[] = []
  for (let index = 0; index < words.length; ) {
    const slot = slots.find(({ words: range }) => range.from === index && range.to <= words.length)
    const to = slot?.words.to ?? index + 1
    const group = words.slice(index, to).flatMap((word, offset) => [offset === 0 ? '' : ' ', spanOf(word, index + offset)])
    drawn.push(slot === undefined ? group : <span key={`slot-${index}`} className={css['slot']}>{group}<small>{slot.label}</small></span>, ' ')
    index = to
  }
  return drawn
}

const spanOf = (word: ShownWord, index: number): ReactNode => (
  <span key={index} className={css['word']} data-word={index} data-doubt={word.doubtful ? '' : undefined}>{word.text}</span>
)
