import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fitPlace, leastSize, readPlace, writePlace } from '../../electron/shell/window-place.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-place-'))
})
afterAll(() => rm(folder, { recursive: true }))

const screen = { x: 0, y: 25, width: 1920, height: 1015 }
const second = { x: 1920, y: 0, width: 1280, height: 1024 }
const place = { x: 100, y: 80, width: 1200, height: 800, maximized: false }

describe('the remembered place', () => {
  it('is read as it was written', () => {
    const file = join(folder, 'window.json')
    writePlace(file, { ...place, maximized: true })
    expect(readPlace(file)).toEqual({ ...place, maximized: true })
  })

  it.each(['', '{', 'null', '{}', JSON.stringify({ ...place, width: -1 }), JSON.stringify({ ...place, x: 0.5 }), JSON.stringify({ ...place, also: 1 })])(
    'is forgotten when the file says %j', async text => {
      const file = join(folder, 'broken.json')
      await writeFile(file, text)
      expect(readPlace(file)).toBeNull()
    })

  it('is none where there is no file', () => {
    expect(readPlace(join(folder, 'missing.json'))).toBeNull()
  })

  it('never keeps a window from closing', () => {
    expect(() => writePlace(join(folder, 'no', 'such', 'folder.json'), place)).not.toThrow()
  })
})

describe('fitting to the displays', () => {
  it('leaves a place alone that still fits, also on the second display', () => {
    expect(fitPlace(place, [screen])).toEqual({ x: 100, y: 80, width: 1200, height: 800 })
    expect(fitPlace({ ...place, x: 2000, y: 0 }, [screen, second])).toEqual({ x: 2000, y: 0, width: 1200, height: 800 })
  })

  it('forgets a place whose display is gone', () => {
    expect(fitPlace({ ...place, x: 2000 }, [screen])).toEqual({ width: 1360, height: 860 })
  })

  it('cuts a size to the display, down to the least that shows everything', () => {
    expect(fitPlace({ ...place, width: 4000, height: 4000 }, [screen])).toMatchObject({ width: 1920, height: 1015 })
    expect(fitPlace(null, [{ x: 0, y: 0, width: 800, height: 600 }])).toEqual(leastSize)
    expect(fitPlace(null, [])).toEqual({ width: 1360, height: 860 })
  })

  it('forgets a place that only reached its display by a width cut from it', () => {
    expect(fitPlace({ x: 0, y: 0, width: 2040, height: 700, maximized: false }, [screen, second])).toEqual({ width: 1360, height: 860 })
  })

  it('always leaves a top edge that can be reached', () => {
    const pixels = fc.integer({ min: -6000, max: 6000 })
    const size = fc.integer({ min: 1, max: 6000 })
    fc.assert(fc.property(pixels, pixels, size, size, (x, y, width, height) => {
      const fitted = fitPlace({ x, y, width, height, maximized: false }, [screen, second])
      if (fitted.x === undefined || fitted.y === undefined) return true
      const reach = (area: typeof screen): number => Math.min(area.x + area.width, x + fitted.width) - Math.max(area.x, x)
      return [screen, second].some(area => reach(area) >= 120 && y >= area.y && y < area.y + area.height)
    }))
  })
})
