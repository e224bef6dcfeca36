import { lazy, Suspense, useEffect, useRef, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { Span } from '../../shared/domain/values.ts'
import { heardShape } from './heard-shape.ts'
import type { Player } from './player.ts'
import { Regions, type Region } from './Regions.tsx'
import { rulerMarks } from './ruler.ts'
import { Sketch } from './Sketch.tsx'
import { useWaveMouse } from './useWaveMouse.ts'
import css from './Waveform.module.css'

/** Nobody who does not ask for it loads it. */
const Spectrogram = lazy(async () => ({ default: (await import('./Spectrogram.tsx')).Spectrogram }))

type WaveformProps = {
  player: Player
  durationMs: number
  peaks: string
  gainDb: number
  armed?: boolean
  spectrogram?: boolean
  regions?: readonly Region[]
  label: string
  /** What the position is called, for screen readers. */
  textAt(ms: number): string
  /** The unit is written at the last mark. */
  markText(ms: number, last: boolean): string
  /** A stretch was marked by dragging over it. */
  onSelect?: (span: Span) => void
  /** An edge of a region was dragged. */
  onRegion?: (id: string, span: Span) => void
  onZoom?: (direction: 1 | -1) => void
}

const coarseMs = 1500
const fineMs = 200
const noRegions: readonly Region[] = []
const arrows: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }

/**
 * The clip in front: its shape, what was heard of it, and where it stands. Pressing moves it, dragging marks a stretch,
 * and the playhead itself can be dragged.
 */
export function Waveform(props: WaveformProps) {
  const { player, durationMs, peaks, gainDb, armed = false, spectrogram = false, regions = noRegions, label, textAt, markText, onSelect, onRegion, onZoom } = props
  const wave = useRef<HTMLDivElement>(null)
  const decks = useRef<HTMLDivElement>(null)
  const film = useRef<HTMLDivElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const zoom = useStore(player.view, sight => sight.zoom)
  const shielded = useStore(player, state => state.shield.on)
  const mouse = useWaveMouse({ wave, film, player, durationMs, regions, onSelect, onRegion, onZoom })

  useEffect(() => (decks.current === null ? undefined : player.attach(decks.current)), [player])
  useEffect(() => {
    const look = (sight: { zoom: number; from: number }): void => {
      wave.current?.style.setProperty('--zoom', String(sight.zoom))
      wave.current?.style.setProperty('--from', String(sight.from))
    }
    look(player.view.getState())
    return player.view.subscribe(look)
  }, [player])
  useEffect(() => {
    const draw = (ms: number): void => {
      const share = Math.min(1, ms / durationMs)
      head.current?.style.setProperty('transform', `translateX(${share * 100}%)`)
      const heard = player.heard()
      wave.current?.style.setProperty('--heard-shape', heardShape(heard, durationMs))
      if (heard.length > 0) wave.current?.setAttribute('data-heard', '')
      else wave.current?.removeAttribute('data-heard')
      player.view.follow(share)
      if (player.getState().playing) return
      wave.current?.setAttribute('aria-valuenow', String(Math.round(ms)))
      wave.current?.setAttribute('aria-valuetext', textAt(ms))
    }
    draw(player.position())
    return player.onPosition(draw)
  }, [player, durationMs, textAt])

  const step = (event: KeyboardEvent): void => {
    const direction = arrows[event.key]
    if (direction === undefined) return
    event.preventDefault()
    player.seek(player.position() + direction * (event.shiftKey ? fineMs : coarseMs))
  }
  const marks = rulerMarks(durationMs, zoom)
  return (
    <div
      ref={wave}
      className={css['wave']}
      data-armed={armed ? '' : undefined}
      data-shielded={shielded ? '' : undefined}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={durationMs}
      aria-valuenow={0}
      onKeyDown={step}
      {...mouse}
    >
      <div className={css['window']}>
        <div className={css['film']}>{spectrogram ? <Suspense><Spectrogram player={player} /></Suspense> : null}</div>
        {shielded ? <Sketch peaks={peaks} gainDb={gainDb} /> : null}
        <div ref={decks} className={css['decks']} />
        <div ref={film} className={css['film']}>
          <Regions regions={regions} durationMs={durationMs} />
          <div ref={head} className={css['track']}><div className={css['head']} data-head="" /></div>
          <div className={css['ruler']} aria-hidden="true">
            {marks.map((mark, index) => {
              const last = index === marks.length - 1
              return <span key={mark} style={last ? {} : { left: `${(mark / durationMs) * 100}%` }}>{markText(mark, last)}</span>
            })}
          </div>
        </div>
      </div>
      {zoom > 1 ? <div className={css['thumb']} data-thumb="" /> : null}
    </div>
  )
}
