import { useEffect, useRef } from 'react'
import type UPlot from 'uplot'
import css from './Chart.module.css'
import { loadPlot } from './load-plot.ts'

export type Bar = {
  name: string
  value: number | null
  /** How far values reach to both sides of it, drawn as a line through the bar's end. */
  spread?: number | null
}

type ChartProps = {
  /** What is drawn, in words; the numbers themselves stand in a table beside it. */
  label: string
  /** One bar each, from left to right; null leaves its place empty. */
  bars: readonly Bar[]
  textOf(value: number): string
}

const heightPx = 180
/** Steps of both axes: half a clip, or half a shift, is none. */
const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
/** So that an axis has a line to read its bars by. */
const leastTop = 2
const barShare = 0.7
const widestBarPx = 44

/** Lines through the ends of bars, as far as their spread reaches. */
function drawSpreads(plot: UPlot, bars: readonly Bar[]): void {
  const { ctx } = plot
  ctx.save()
  ctx.strokeStyle = colour('--ink')
  ctx.lineWidth = 1.5 * devicePixelRatio
  bars.forEach(({ value, spread }, index) => {
    if (value === null || spread == null) return
    const x = plot.valToPos(index, 'x', true)
    ctx.beginPath()
    ctx.moveTo(x, plot.valToPos(Math.max(0, value - spread), 'y', true))
    ctx.lineTo(x, plot.valToPos(value + spread, 'y', true))
    ctx.stroke()
  })
  ctx.restore()
}

const reach = ({ value, spread }: Bar): number => (value ?? 0) + (spread ?? 0)

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name)

/** Draws bars over names into a box, in the page's colours; gives what takes them away again. */
function draw(Plot: typeof UPlot, box: HTMLElement, { bars, textOf }: Pick<ChartProps, 'bars' | 'textOf'>): () => void {
  const paths = Plot.paths.bars?.({ size: [barShare, widestBarPx] })
  const font = `13px ${colour('--font-ui')}`
  const axis: UPlot.Axis = { stroke: () => colour('--ink-3'), font, incrs: steps, ticks: { show: false }, grid: { stroke: () => colour('--line'), width: 1 } }
  const plot = new Plot({
    width: box.clientWidth, height: heightPx, legend: { show: false }, cursor: { show: false },
    scales: { x: { time: false, range: [-0.5, bars.length - 0.5] }, y: { range: () => [0, Math.max(Math.max(0, ...bars.map(reach)) * 1.1, leastTop)] } },
    axes: [
      { ...axis, grid: { show: false }, values: (_, at) => at.map(index => bars[index]?.name ?? '') },
      { ...axis, size: 64, values: (_, at) => at.map(textOf) },
    ],
    series: [{}, { fill: () => colour('--heard'), stroke: () => colour('--heard'), ...(paths === undefined ? {} : { paths }), points: { show: false } }],
    hooks: { draw: [self => drawSpreads(self, bars)] },
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
