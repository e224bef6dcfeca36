import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { heardShape } from './heard-shape.ts'
import type { Player } from './player.ts'
import { rulerMarks } from './ruler.ts'
import css from './Waveform.module.css'

type WaveformProps = {
  player: Player
  durationMs: number
  armed: boolean
  label: string
  /** What the position is called, for screen readers. */
  textAt(ms: number): string
  /** The unit is written at the last mark. */
  markText(ms: number, last: boolean): string
}

const coarseMs = 1500
const fineMs = 200
const arrows: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }

/** The clip in front: its shape, what was heard of it, and where it stands. Pressing or dragging moves it. */
export function Waveform({ player, durationMs, armed, label, textAt, markText }: WaveformProps) {
  const wave = useRef<HTMLDivElement>(null)
  const decks = useRef<HTMLDivElement>(null)
  const head = useRef<HTMLDivElement>(null)

  useEffect(() => (decks.current === null ? undefined : player.attach(decks.current)), [player])
  useEffect(() => {
    const draw = (ms: number): void => {
      const share = Math.min(1, ms / durationMs)
      head.current?.style.setProperty('transform', `translateX(${share * 100}%)`)
      decks.current?.style.setProperty('--heard-shape', heardShape(player.heard(), durationMs))
      if (player.getState().playing) return
      wave.current?.setAttribute('aria-valuenow', String(Math.round(ms)))
      wave.current?.setAttribute('aria-valuetext', textAt(ms))
    }
    draw(player.position())
    return player.onPosition(draw)
  }, [player, durationMs, textAt])

  const seekTo = ({ clientX }: PointerEvent): void => {
    const box = decks.current?.getBoundingClientRect()
    if (box !== undefined) player.seek(((clientX - box.left) / box.width) * durationMs)
  }
  const press = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    seekTo(event)
  }
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event)
  }
  const step = (event: KeyboardEvent): void => {
    const direction = arrows[event.key]
    if (direction === undefined) return
    event.preventDefault()
    player.seek(player.position() + direction * (event.shiftKey ? fineMs : coarseMs))
  }
  const marks = rulerMarks(durationMs)
  return (
    <div
      ref={wave}
      className={css['wave']}
      data-armed={armed ? '' : undefined}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={durationMs}
      aria-valuenow={0}
      onPointerDown={press}
      onPointerMove={move}
      onKeyDown={step}
    >
      <div ref={decks} className={css['decks']} />
      <div className={css['track']}><div ref={head} className={css['head']} /></div>
      <div className={css['ruler']} aria-hidden="true">
        {marks.map((mark, index) => {
          const last = index === marks.length - 1
          return <span key={mark} style={last ? {} : { left: `${(mark / durationMs) * 100}%` }}>{markText(mark, last)}</span>
        })}
      </div>
    </div>
  )
}
