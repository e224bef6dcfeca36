import { useEffect, useRef, type PointerEvent, type RefObject } from 'react'
import type { Span } from '../../shared/domain/values.ts'
import { movedEdge, spanBetween } from './dragging.ts'
import type { Player } from './player.ts'
import type { Region } from './Regions.tsx'

type WaveMouse = {
  wave: RefObject<HTMLDivElement | null>
  /** As wide as the whole clip, in sight or not. */
  film: RefObject<HTMLDivElement | null>
  player: Player
  durationMs: number
  regions: readonly Region[]
  onSelect: ((span: Span) => void) | undefined
  onRegion: ((id: string, span: Span) => void) | undefined
  onZoom: ((direction: 1 | -1) => void) | undefined
}

/** What a press has hold of. */
type Grip =
  | { kind: 'nothing'; at: number; x: number }
  | { kind: 'stretch'; at: number }
  | { kind: 'head' }
  | { kind: 'view'; x: number; from: number }
  | { kind: 'edge'; region: Region; edge: 'from' | 'to' }

/** A hand is never quite still; less than this is a press. Pixels. */
const stillPx = 4
/** How far a wheel turns until the drawing grows or shrinks once. Pixels. */
const wheelStep = 60

/** The mouse on the waveform: press to move, drag to mark, drag the head, an edge or the bar, wheel to scroll and zoom. */
export function useWaveMouse({ wave, film, player, durationMs, regions, onSelect, onRegion, onZoom }: WaveMouse) {
  const grip = useRef<Grip | null>(null)

  useEffect(() => {
    const element = wave.current
    let turned = 0
    const wheel = (event: WheelEvent): void => {
      const { zoom } = player.view.getState()
      if (event.ctrlKey && onZoom !== undefined) {
        event.preventDefault()
        turned += event.deltaY
        if (Math.abs(turned) < wheelStep) return
        onZoom(turned < 0 ? 1 : -1)
        turned = 0
        return
      }
      const along = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
      if (zoom === 1 || along === 0) return
      event.preventDefault()
      player.view.scroll(along / (film.current?.clientWidth ?? 1))
    }
    element?.addEventListener('wheel', wheel, { passive: false })
    return () => element?.removeEventListener('wheel', wheel)
  }, [wave, film, player, onZoom])

  const msAt = ({ clientX }: PointerEvent): number => {
    const box = film.current?.getBoundingClientRect()
    return box === undefined ? 0 : Math.min(Math.max(0, ((clientX - box.left) / box.width) * durationMs), durationMs)
  }
  function gripOf(event: PointerEvent): Grip {
    const { dataset } = event.target as HTMLElement
    const region = regions.find(({ id }) => id === dataset['region'])
    if (region !== undefined) return { kind: 'edge', region, edge: dataset['edge'] === 'to' ? 'to' : 'from' }
    if (dataset['thumb'] !== undefined) return { kind: 'view', x: event.clientX, from: player.view.getState().from }
    if (dataset['head'] !== undefined) return { kind: 'head' }
    return { kind: 'nothing', at: msAt(event), x: event.clientX }
  }

  return {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      grip.current = gripOf(event)
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const held = grip.current
      if (held === null) return
      if (held.kind === 'nothing' && Math.abs(event.clientX - held.x) > stillPx) grip.current = { kind: 'stretch', at: held.at }
      if (held.kind === 'stretch') onSelect?.(spanBetween(held.at, msAt(event), durationMs))
      if (held.kind === 'head') player.seek(msAt(event))
      if (held.kind === 'edge') onRegion?.(held.region.id, movedEdge(held.region, held.edge, msAt(event), durationMs))
      if (held.kind === 'view') {
        const { from } = player.view.getState()
        player.view.scroll(held.from - from + (event.clientX - held.x) / (wave.current?.clientWidth ?? 1))
      }
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>) {
      if (grip.current?.kind === 'nothing') player.seek(msAt(event))
      grip.current = null
    },
    onPointerCancel() {
      grip.current = null
    },
  }
}
