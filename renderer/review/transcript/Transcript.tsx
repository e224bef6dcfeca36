import { Fragment, memo, useEffect, useMemo, useRef, type PointerEvent, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SensitiveSpan, Slot, TimedWord } from '../../../shared/domain/annotation.ts'
import type { WordRange } from '../../../shared/domain/values.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { decorate } from './decorations.ts'
import { shownWords, sounds, wordAt } from './lighting.ts'
import { useActionNamed } from '../../keys/useKeysOf.ts'
import type { Player } from '../../player/player.ts'
import { useKeyText } from '../../ui/useKeyText.ts'
import css from './Transcript.module.css'
import { useLabelText } from './useLabelText.ts'
import { reachesOn, WordCell } from './WordCell.tsx'

type TranscriptProps = {
  player: Player
  locale: string
  timed: readonly TimedWord[]
  approximate: boolean
  transcript: string
  slots: readonly Slot[]
  sensitive: readonly SensitiveSpan[]
  /** The words chosen to be labelled. */
  chosen: WordRange | null
  /** What the recogniser heard, where the transcript is held against it. */
  hypothesis: string | null
  titles: DeskState['titles']
  /** Whether a press chooses a word, as it does while labelling, or plays from it. */
  choosing: boolean
  /** A word was pressed, to hear it. */
  onWord(fromMs: number): void
  /** A word was pressed twice, to write it. */
  onEdit(word: number): void
  /** Words were drawn over, or pressed while labelling. */
  onChoose(words: WordRange): void
}

const wordOf = (target: EventTarget | Element | null): number | null => {
  const word = target instanceof Element ? target.closest('[data-word]')?.getAttribute('data-word') : null
  return word == null ? null : Number(word)
}

/** The words of a clip, lit as they are spoken: no frame is drawn by React. */
export const Transcript = memo(function Transcript(props: TranscriptProps) {
  const { player, locale, timed, approximate, transcript, slots, sensitive, chosen, hypothesis, titles, choosing, onWord, onEdit, onChoose } = props
  const { t } = useTranslation('review')
  const labelText = useLabelText(titles)
  const text = useRef<HTMLParagraphElement>(null)
  const drag = useRef<{ from: number; to: number } | null>(null)
  const words = useMemo(() => shownWords(timed, transcript), [timed, transcript])
  const drawn = useMemo(
    () => decorate(words, { slots, sensitive, chosen, hypothesis }),
    [words, slots, sensitive, chosen, hypothesis],
  )

  useEffect(() => {
    const spans = text.current?.querySelectorAll<HTMLElement>('[data-word]') ?? []
    let lit: string | null = null
    const light = (ms: number): void => {
      const at = wordAt(words, ms)
      const now = at !== null && sounds(words[at], ms)
      const state = `${at}${now}`
      if (state === lit) return
      lit = state
      spans.forEach((span, index) => {
        span.dataset['said'] = at === null || index > at ? 'next' : index === at && now ? 'now' : 'said'
      })
    }
    light(player.position())
    return player.onPosition(light)
  }, [player, words])

  const down = (event: PointerEvent): void => {
    const word = wordOf(event.target)
    if (event.button !== 0 || word === null) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { from: word, to: word }
  }
  const move = (event: PointerEvent): void => {
    const word = wordOf(document.elementFromPoint(event.clientX, event.clientY))
    if (drag.current === null || word === null || word === drag.current.to) return
    drag.current.to = word
    onChoose({ from: Math.min(drag.current.from, word), to: Math.max(drag.current.from, word) + 1 })
  }
  const up = (): void => {
    const { current } = drag
    drag.current = null
    if (current === null || current.from !== current.to) return
    const from = words[current.from]?.from ?? null
    if (choosing) onChoose({ from: current.from, to: current.from + 1 })
    else if (from !== null) onWord(from)
  }
  const edit = ({ clientX, clientY }: MouseEvent): void => onEdit(Math.max(0, wordOf(document.elementFromPoint(clientX, clientY)) ?? 0))
  return (
    <p
      ref={text}
      className={css['text']}
      lang={locale}
      dir="auto"
      title={approximate ? t('transcript.approximate') : undefined}
      data-approximate={approximate ? '' : undefined}
      onMouseDown={event => event.preventDefault()}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => { drag.current = null }}
      onDoubleClick={edit}
    >
      {words.length === 0 ? <Empty /> : null}
      {words.map((word, index) => {
        const decoration = drawn[index]
        if (decoration === undefined) return null
        return (
          <Fragment key={index}>
            <WordCell word={word} index={index} decoration={decoration} label={labelText(decoration)} />
            {reachesOn(decoration) ? null : ' '}
          </Fragment>
        )
      })}
    </p>
  )
})

function Empty() {
  const { t } = useTranslation('review')
  const key = useKeyText(useActionNamed('edit'))
  return <span className={css['empty']}>{t('transcript.empty', { key })}</span>
}
