import { useEffect, useRef } from 'react'
import type UPlot from 'uplot'
import css from './Chart.module.css'
import { loadPlot } from './load-plot.ts'

type ChartProps = {
  /** What is drawn, in words; the numbers themselves stand in a table beside it. */
  label: string
  /** One bar each, from left to right; null leaves its place empty. */
  bars: readonly { name: string; value: number | null }[]
  textOf(value: number): string
}

const heightPx = 180
/** Steps of both axes: half a clip, or half a shift, is none. */
const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
/** So that an axis has a line to read its bars by. */
const leastTop = 2
const barShare = 0.7
const widestBarPx = 44

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name)

/** Draws bars over names into a box, in the page's colours; gives what takes them away again. */
function draw(Plot: typeof UPlot, box: HTMLElement, { bars, textOf }: Pick<ChartProps, 'bars' | 'textOf'>): () => void {
  const paths = Plot.paths.bars?.({ size: [barShare, widestBarPx] })
  const font = `13px ${colour('--font-ui')}`
  const axis: UPlot.Axis = { stroke: () => colour('--ink-3'), font, incrs: steps, ticks: { show: false }, grid: { stroke: () => colour('--line'), width: 1 } }
  const plot = new Plot({
    width: box.clientWidth, height: heightPx, legend: { show: false }, cursor: { show: false },
    scales: { x: { time: false, range: [-0.5, bars.length - 0.5] }, y: { range: (_, __, most) => [0, Math.max(most * 1.1, leastTop)] } },
    axes: [
      { ...axis, grid: { show: false }, values: (_, at) => at.map(index => bars[index]?.name ?? '') },
      { ...axis, size: 64, values: (_, at) => at.map(textOf) },
    ],
    series: [{}, { fill: () => colour('--heard'), stroke: () => colour('--heard'), ...(paths === undefined ? {} : { paths }), points: { show: false } }],
  }, [bars.map((_, index) => index), bars.map(({ value }) => value)], box)
  const resize = new ResizeObserver(() => plot.setSize({ width: box.clientWidth, height: heightPx }))
  resize.observe(box)
  const theme = new MutationObserver(() => plot.redraw())
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    resize.disconnect()
    theme.disconnect()
    plot.destroy()
  }
}

/** Bars over names, drawn by uPlot; never without a table of the same numbers on the page. */
export function Chart({ label, bars, textOf }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let gone = false
    let clear: (() => void) | null = null
    void loadPlot().then(Plot => {
      if (!gone && place.current !== null) clear = draw(Plot, place.current, { bars, textOf })
    })
    return () => {
      gone = true
      clear?.()
    }
  }, [bars, textOf])
  return <div ref={place} className={css['chart']} role="img" aria-label={label} />
}
