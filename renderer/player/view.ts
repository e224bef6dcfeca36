import { createStore, type StoreApi } from 'zustand/vanilla'

/** How much of a clip is in sight: magnified `zoom` times, beginning at a share of the clip (0 to 1). */
export type Sight = { zoom: number; from: number }

/** Which part of the clip in front is in sight. It never moves of itself while the playhead is in sight. */
export type View = StoreApi<Sight> & {
  /** How a clip is met: its beginning is in sight, as large as the reader wants it. */
  sightOf(durationMs: number): Sight
  /** A clip comes in front. */
  meet(durationMs: number): void
  /** The magnification that a person wants, 1 to 32; a clip is never drawn so large that less than 250 ms is in sight. */
  setZoom(zoom: number): void
  /** Half or twice as large, keeping what lies at a share of the clip where it is on the screen; gives what is now wanted. */
  step(direction: 1 | -1, around: number): number
  /** Moves by a share of the clip. */
  scroll(by: number): void
  /** Brings a playhead into sight by the smallest move that does it; at the right edge the clip then glides along under it. */
  follow(head: number): void
}

const mostZoom = 32
const leastInSightMs = 250
/** The part of the view, from its left edge, in which the playhead may stand. */
const edges = { left: 0.04, right: 0.86 }

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

const mostFor = (durationMs: number): number => clamp(durationMs / leastInSightMs, 1, mostZoom)

export function createView(): View {
  const store = createStore<Sight>(() => ({ zoom: 1, from: 0 }))
  let wanted = 1
  let most = mostZoom

  const put = (zoom: number, from: number): void => {
    const next = { zoom, from: clamp(from, 0, 1 - 1 / zoom) }
    const now = store.getState()
    if (next.zoom !== now.zoom || next.from !== now.from) store.setState(next)
  }
  const zoomTo = (around: number): void => {
    const { zoom, from } = store.getState()
    const next = clamp(wanted, 1, most)
    const within = clamp((around - from) * zoom, 0, 1)
    put(next, around - within / next)
  }

  return Object.assign(store, {
    sightOf: (durationMs: number) => ({ zoom: clamp(wanted, 1, mostFor(durationMs)), from: 0 }),
    meet(durationMs: number) {
      most = mostFor(durationMs)
      put(clamp(wanted, 1, most), 0)
    },
    setZoom(zoom: number) {
      if (zoom === wanted) return
      wanted = clamp(zoom, 1, mostZoom)
      zoomTo(0)
    },
    step(direction: 1 | -1, around: number) {
      wanted = clamp(store.getState().zoom * 2 ** direction, 1, most)
      zoomTo(around)
      return wanted
    },
    scroll: (by: number) => put(store.getState().zoom, store.getState().from + by),
    follow(head: number) {
      const { zoom, from } = store.getState()
      const within = (head - from) * zoom
      if (within < edges.left) put(zoom, head - edges.left / zoom)
      else if (within > edges.right) put(zoom, head - edges.right / zoom)
    },
  })
}
