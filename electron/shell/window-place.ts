import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'

/** Where the window was when it was last closed, in device-independent pixels of the whole desktop. */
const WindowPlace = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof WindowPlace>

type Size = Pick<Rectangle, 'width' | 'height'>

/** Smallest size at which every screen still shows all that it has. */
export const leastSize: Size = { width: 960, height: 640 }
const usualSize: Size = { width: 1360, height: 860 }

/** The remembered place; null where there is none or the file is not one. */
export function readPlace(file: string): WindowPlace | null {
  try {
    return WindowPlace.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Remembers a place. A full disk must not keep a window from closing, so a failure is let go. */
export function writePlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(place), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch {}
}

/**
 * Bounds for a window on the displays that are there now. A size is fitted to its display; a place whose top edge nobody
 * could reach any more, because its display is gone, is forgotten.
 */
export function fitPlace(place: WindowPlace | null, workAreas: readonly Rectangle[]): Partial<Rectangle> & Size {
  if (place !== null) {
    for (const area of workAreas) {
      const fitted = { ...fitSize(place, area), x: place.x, y: place.y }
      if (holdsTopEdge(area, fitted)) return fitted
    }
  }
  return fitSize(usualSize, workAreas[0])
}

const grip = { width: 120, height: 32 }

function holdsTopEdge(area: Rectangle, place: Rectangle): boolean {
  const width = Math.min(area.x + area.width, place.x + place.width) - Math.max(area.x, place.x)
  return width >= grip.width && place.y >= area.y && place.y + grip.height <= area.y + area.height
}

const fitSize = (size: Size, area: Rectangle | undefined): Size => ({
  width: Math.max(leastSize.width, Math.min(size.width, area?.width ?? size.width)),
  height: Math.max(leastSize.height, Math.min(size.height, area?.height ?? size.height)),
})
